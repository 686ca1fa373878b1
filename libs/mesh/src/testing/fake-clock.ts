import type { Clock } from '../clock.js';
import { flush } from './flush.js';

interface Pending {
  at: number;
  fn: () => void;
}

/** A clock that stands still until it is told to advance. */
export class FakeClock implements Clock {
  #now: number;
  readonly #pending = new Set<Pending>();

  constructor(start = 1_000_000) {
    this.#now = start;
  }

  /** Timers that are armed. */
  get armed(): number {
    return this.#pending.size;
  }

  now(): number {
    return this.#now;
  }

  setTimeout(fn: () => void, ms: number): unknown {
    const timer = { at: this.#now + ms, fn };
    this.#pending.add(timer);
    return timer;
  }

  clearTimeout(handle: unknown): void {
    this.#pending.delete(handle as Pending);
  }

  /** Lets `ms` pass. After each timer `settle` runs, so that what it started can arm further timers. */
  async advance(ms: number, settle: () => Promise<void> = flush): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#pending.delete(next);
      this.#now = next.at;
      next.fn();
      await settle();
    }
    this.#now = end;
  }

  #next(end: number): Pending | undefined {
    const due = [...this.#pending].filter(({ at }) => at <= end);
    return due.sort((a, b) => a.at - b.at)[0];
  }
}
