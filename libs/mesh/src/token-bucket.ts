import type { Clock } from './clock.js';

/** Admits `burst` at once and `perSecond` in the long run. */
export class TokenBucket {
  #tokens: number;
  #filledAt: number;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    private readonly clock: Clock,
  ) {
    this.#tokens = burst;
    this.#filledAt = clock.now();
  }

  /** Takes one token; `false` where none is left. */
  take(): boolean {
    const now = this.clock.now();
    // A wall clock that is set back must not take tokens away.
    const elapsed = Math.max(0, now - this.#filledAt);
    this.#filledAt = now;
    this.#tokens = Math.min(this.burst, this.#tokens + (elapsed / 1_000) * this.perSecond);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
