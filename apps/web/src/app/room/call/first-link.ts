import type { Clock } from '@vroom/mesh';

/** ms. A link that takes longer has to wait for a network or a peer rather than for this page. */
const patience = 250;

/** Tells when the first link of a call is made, or is not to be waited for: nobody is there, or it takes its time. */
export class FirstLink {
  /** Never rejects, and settles in any case. */
  readonly made: Promise<void>;
  private settle: () => void = () => undefined;

  constructor(clock: Clock, peers: number) {
    this.made = new Promise((resolve) => {
      this.settle = resolve;
    });
    if (peers > 0) clock.setTimeout(this.settle, patience);
    else this.settle();
  }

  connected(): void {
    this.settle();
  }
}
