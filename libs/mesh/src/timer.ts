import type { Clock } from './clock.js';

/** One re-armable timer: arming it again replaces what it was set to. */
export class Timer {
  #handle: unknown;
  #armed = false;

  constructor(private readonly clock: Clock) {}

  get armed(): boolean {
    return this.#armed;
  }

  arm(ms: number, fn: () => void): void {
    this.clear();
    this.#armed = true;
    this.#handle = this.clock.setTimeout(() => {
      this.#armed = false;
      fn();
    }, ms);
  }

  clear(): void {
    if (!this.#armed) return;
    this.#armed = false;
    this.clock.clearTimeout(this.#handle);
  }
}

/** First pause of a {@link Repeater}, and by how much each next one is longer, in milliseconds. */
const REPEAT_STEP_MS = 2_000;
const REPEAT_LONGEST_MS = 8_000;

/** Calls a function again and again, less and less often, until stopped: for signals that may have been lost. */
export class Repeater {
  readonly #timer: Timer;
  #rounds = 0;

  constructor(
    clock: Clock,
    private readonly action: () => void,
  ) {
    this.#timer = new Timer(clock);
  }

  start(): void {
    this.#rounds = 0;
    this.#next();
  }

  stop(): void {
    this.#timer.clear();
  }

  #next(): void {
    this.#rounds += 1;
    this.#timer.arm(Math.min(REPEAT_STEP_MS * this.#rounds, REPEAT_LONGEST_MS), () => {
      // Armed again first, so that the action may stop it.
      this.#next();
      this.action();
    });
  }
}
