import type { Clock } from './clock.js';
import type { Signal } from './signal.js';
import { TokenBucket } from './token-bucket.js';

/**
 * How many signals one peer may send: each costs the browser work, a description most of all. Far more than an honest
 * peer needs, even one that repeats a whole round; and whatever is dropped all the same is repeated as if it was lost.
 */
export class SignalLimits {
  readonly #descriptions: TokenBucket;
  readonly #candidates: TokenBucket;

  constructor(clock: Clock) {
    this.#descriptions = new TokenBucket(10, 30, clock);
    this.#candidates = new TokenBucket(100, 300, clock);
  }

  admits(signal: Signal): boolean {
    return ('description' in signal ? this.#descriptions : this.#candidates).take();
  }
}
