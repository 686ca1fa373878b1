import { computed, Service, signal } from '@angular/core';

/** Asks for quiet: what plays beside the call stops while somebody thinks about a question or listens to a device. */
@Service({ autoProvided: false })
export class Quiet {
  private readonly askers = signal(0);

  readonly wanted = computed(() => this.askers() > 0);

  /** @returns what ends it again */
  begin(): () => void {
    this.askers.update((count) => count + 1);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.askers.update((count) => count - 1);
    };
  }
}
