import { DestroyRef, inject, Service, signal } from '@angular/core';
import { secondsUntil } from './wait-words';

const step = 250;

/** Whole seconds that run down to 0. Provided by each component that shows one. */
@Service({ autoProvided: false })
export class Countdown {
  private readonly leftState = signal(0);
  private end = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  readonly left = this.leftState.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => clearInterval(this.timer));
  }

  start(seconds: number): void {
    clearInterval(this.timer);
    this.end = Date.now() + seconds * 1000;
    this.leftState.set(seconds);
    // By the clock and not by counting: a page in the background gets few ticks.
    this.timer = setInterval(() => this.tick(), step);
  }

  private tick(): void {
    this.leftState.set(secondsUntil(this.end, Date.now()));
    if (this.leftState() === 0) clearInterval(this.timer);
  }
}
