import type { Clock } from '@vroom/mesh';

/** In ms: finer than one hears. */
const step = 25;

/** Leads a volume from where it is to another, without a click. */
export class Fader {
  private level = 0;
  private timer: unknown;

  constructor(
    private readonly clock: Clock,
    private readonly apply: (level: number) => void,
  ) {}

  /** Supersedes a fade under way, whose `done` is then never called. @param duration in ms */
  to(target: number, duration: number, done: () => void = () => undefined): void {
    this.stop();
    const [from, start] = [this.level, this.clock.now()];
    const tick = () => {
      // By the clock and not by counting steps: a page in the background has its timers called less often.
      const share = duration > 0 ? Math.min(1, (this.clock.now() - start) / duration) : 1;
      this.level = from + (target - from) * share;
      this.apply(this.level);
      if (share < 1) this.timer = this.clock.setTimeout(tick, step);
      else done();
    };
    tick();
  }

  stop(): void {
    this.clock.clearTimeout(this.timer);
  }
}
