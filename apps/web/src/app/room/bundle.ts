import type { Clock } from '@vroom/mesh';

export interface BundleOptions<T> {
  clock: Clock;
  /** How long it is quiet after something was told, in ms. */
  pauseMs: number;
  tell: (items: readonly T[]) => void;
}

/** Tells the first thing at once, and what comes soon after it together, so that nobody is flooded with words. */
export class Bundle<T> {
  private waiting: T[] = [];
  private timer: unknown;

  constructor(private readonly options: BundleOptions<T>) {}

  add(item: T): void {
    this.waiting.push(item);
    if (this.timer === undefined) this.flush();
  }

  close(): void {
    this.waiting = [];
    this.options.clock.clearTimeout(this.timer);
    this.timer = undefined;
  }

  private flush(): void {
    this.timer = undefined;
    const items = this.waiting;
    if (items.length === 0) return;
    this.waiting = [];
    this.timer = this.options.clock.setTimeout(() => this.flush(), this.options.pauseMs);
    this.options.tell(items);
  }
}
