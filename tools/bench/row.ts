import type { ToolName } from '../test/system-tools.ts';
import type { Figure } from './figures.ts';

/** How much is done: all of it for figures that count, or as little as shows that a row works. */
export interface Effort {
  readonly quick: boolean;
  /** Rounds of each server; what is told is their median. */
  readonly rounds: number;
  /** How long a round lasts, ms. */
  readonly roundTime: number;
  /** Of `full`, as many as there are to be: a twentieth when it is quick, but at least `least`. */
  many(full: number, least?: number): number;
}

export interface Bench {
  readonly effort: Effort;
  /** What is being done, for who waits. */
  say(progress: string): void;
  /** Stops something when the row is over, however it ends; the last first. */
  afterwards(stop: () => unknown): void;
}

/** One subject of the bench, with servers of its own. */
export interface Row {
  /** By which it is asked for: `npm run bench -- relay`. */
  readonly name: string;
  readonly title: string;
  /** What it needs from the system beside Node. */
  readonly needs?: readonly ToolName[];
  measure(bench: Bench): Promise<Figure[]>;
}

export function effort(quick: boolean): Effort {
  const many = (full: number, least = 1) => (quick ? Math.min(full, Math.max(least, Math.ceil(full / 20))) : full);
  return { quick, rounds: quick ? 2 : 5, roundTime: quick ? 500 : 2000, many };
}
