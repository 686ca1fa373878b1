const pauseMs = 1000;

/** Not more than one of a kind in a second: ten people who come at once are one sound. */
export class SoundPace {
  private readonly last = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  /** Whether it may sound now. */
  take(kind: string): boolean {
    const now = this.now();
    if (now - (this.last.get(kind) ?? -Infinity) < pauseMs) return false;
    this.last.set(kind, now);
    return true;
  }
}
