import { Clock } from '../platform/clock/clock.js';

/** Time that stands still until a test moves it on. */
export class FakeClock extends Clock {
  private time = Date.UTC(2026, 0, 1);
  private timers: { due: number; callback: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { due: this.time + ms, callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((each) => each !== timer);
    };
  }

  /** Moves on by `ms`, calls what is due, and lets what it started come to rest. */
  async advance(ms: number): Promise<void> {
    this.time += ms;
    const due = this.timers.filter((timer) => timer.due <= this.time).toSorted((one, other) => one.due - other.due);
    this.timers = this.timers.filter((timer) => timer.due > this.time);
    for (const { callback } of due) callback();
    await new Promise((resolve) => setImmediate(resolve));
  }
}
