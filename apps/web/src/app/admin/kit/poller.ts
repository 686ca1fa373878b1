/** What is asked again and again. */
export interface PollPlan<T> {
  /** Milliseconds between an answer and the next question. */
  every: number;
  load(): Promise<T>;
  done(result: T): void;
  failed(error: unknown): void;
}

/** The part of `document` that says whether anybody looks. */
export interface Page extends EventTarget {
  readonly visibilityState: string;
}

const longest = 60_000;

/**
 * Asks at once and then every so often while the page is in sight, never twice at a time; after failures more and more
 * seldom, a minute at most. When the page comes back into sight and it is time, it asks at once.
 */
export class Poller<T> {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private due = true;
  private failures = 0;
  private stopped = false;

  constructor(
    private readonly plan: PollPlan<T>,
    private readonly page: Page,
  ) {
    page.addEventListener('visibilitychange', this.look);
    this.look();
  }

  /** Asks now: something has changed. What is on its way may be from before, so that the question comes after it. */
  async now(): Promise<void> {
    await this.running;
    if (!this.stopped) await this.ask();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.page.removeEventListener('visibilitychange', this.look);
  }

  private readonly look = (): void => {
    if (this.due && !this.running && this.page.visibilityState === 'visible') void this.ask();
  };

  private ask(): Promise<void> {
    this.running ??= this.run().finally(() => (this.running = undefined));
    return this.running;
  }

  private async run(): Promise<void> {
    clearTimeout(this.timer);
    this.due = false;
    try {
      const result = await this.plan.load();
      this.failures = 0;
      if (!this.stopped) this.plan.done(result);
    } catch (error) {
      this.failures++;
      if (!this.stopped) this.plan.failed(error);
    }
    this.wait();
  }

  private wait(): void {
    if (this.stopped) return;
    const pause = Math.min(this.plan.every * 2 ** this.failures, Math.max(longest, this.plan.every));
    this.timer = setTimeout(() => {
      this.due = true;
      this.look();
    }, pause);
  }
}
