/** Turns a stream of levels into few messages: the loudest of each quarter second, in steps, and only when it changed. */
export class VolumeReport {
  private sent = 0;
  private sentAt = -Infinity;
  private peak = 0;

  constructor(
    private readonly send: (level: number) => void,
    private readonly now: () => number,
  ) {}

  /** Takes one measured level, 0 to 1. Expected several times a second. */
  level(level: number): void {
    this.peak = Math.max(this.peak, Math.min(1, level));
    if (this.now() - this.sentAt < intervalMs) return;
    this.report(Math.round(this.peak * steps) / steps);
    this.peak = 0;
  }

  /** The microphone is off: says so at once, since no more levels will come. */
  silence(): void {
    this.peak = 0;
    this.report(0);
  }

  private report(level: number): void {
    if (level === this.sent) return;
    this.sent = level;
    this.sentAt = this.now();
    this.send(level);
  }
}

const intervalMs = 250;
const steps = 20;
