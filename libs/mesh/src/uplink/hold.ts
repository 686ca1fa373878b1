/** Steps of two seconds: how long pictures stay away at least, at first and at most. */
const firstWait = 5;
const longestWait = 80;
/** Pictures that stay for so many steps have come to stay. */
const settled = 30;
/** What has to be there for each small picture, in units of what it takes: else they would come only to go. */
const margin = 1.5;

/**
 * When pictures that went for want of budget come back: not before there is more than enough, and after each attempt in
 * vain less soon.
 */
export class AudioOnlyHold {
  #held = false;
  #steps = 0;
  #wait = firstWait;

  get held(): boolean {
    return this.#held;
  }

  /** Takes what the plan says of this step. @returns whether pictures are to be kept back */
  step(starved: boolean, budget: number, leastKbps: number): boolean {
    this.#steps += 1;
    if (!this.#held) {
      if (this.#steps > settled) this.#wait = firstWait;
      if (starved) this.#change(true);
    } else if (this.#steps >= this.#wait && budget >= leastKbps * margin) {
      this.#wait = Math.min(longestWait, this.#wait * 2);
      this.#change(false);
    }
    return this.#held;
  }

  #change(held: boolean): void {
    this.#held = held;
    this.#steps = 0;
  }
}
