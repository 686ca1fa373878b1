/** So many seconds' worth of commands may come at once: joining a full room takes hundreds. */
const burstSeconds = 10;

/** What one connection may still send: a token bucket, refilled with time. Not a library's, since each relayed signal asks it. */
export class CommandBudget {
  private tokens: number;

  /**
   * @param rate commands a second
   * @param since ms, on the same clock as `spend`
   */
  constructor(
    private readonly rate: number,
    private since: number,
  ) {
    this.tokens = rate * burstSeconds;
  }

  /** Takes one command off it. @returns whether there was one left */
  spend(now: number): boolean {
    const earned = (Math.max(0, now - this.since) / 1000) * this.rate;
    this.since = now;
    this.tokens = Math.min(this.tokens + earned, this.rate * burstSeconds);
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
