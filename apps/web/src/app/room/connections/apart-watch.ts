import type { Clock } from '@vroom/mesh';
import type { Pair } from './matrix';

/** Those who have just come, and those whose network changes, are apart for a moment: that is nothing to tell of. */
const patienceMs = 10_000;

/** Tells of pairs that don't reach each other for longer than a moment. */
export class ApartWatch {
  private readonly timers = new Map<string, unknown>();
  private readonly lasting = new Map<string, Pair>();
  /** Pairs that somebody has read of, and wants to read no more of. */
  private readonly known = new Set<string>();

  constructor(
    private readonly clock: Clock,
    /** All of them that were not dismissed, whenever there are others. */
    private readonly changed: (pairs: readonly Pair[]) => void,
  ) {}

  /** The pairs that are apart now. */
  update(pairs: readonly Pair[]): void {
    const now = new Map(pairs.map((pair) => [pair.join(' '), pair]));
    for (const [key, timer] of this.timers) {
      if (now.has(key)) continue;
      this.clock.clearTimeout(timer);
      this.timers.delete(key);
    }
    for (const [key, pair] of now) {
      if (!this.timers.has(key))
        this.timers.set(
          key,
          this.clock.setTimeout(() => this.last(key, pair), patienceMs),
        );
    }
    const healed = [...this.lasting.keys()].filter((key) => !now.has(key));
    for (const key of healed) this.lasting.delete(key);
    if (healed.some((key) => !this.known.has(key))) this.tell();
  }

  /** What was told is known, for good: who reports it may say so again and again, broken or not. */
  dismissed(): void {
    for (const key of this.lasting.keys()) this.known.add(key);
  }

  close(): void {
    for (const timer of this.timers.values()) this.clock.clearTimeout(timer);
  }

  private last(key: string, pair: Pair): void {
    this.lasting.set(key, pair);
    if (!this.known.has(key)) this.tell();
  }

  private tell(): void {
    this.changed([...this.lasting].flatMap(([key, pair]) => (this.known.has(key) ? [] : [pair])));
  }
}
