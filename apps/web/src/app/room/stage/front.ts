import type { LayoutChoice } from '../../shared/preference-values';

export interface Candidates {
  readonly choice: LayoutChoice;
  /** What somebody wants to see large, or `null`. */
  readonly pinned: string | null;
  /** What is shared, the newest last. */
  readonly shares: readonly string[];
  readonly people: readonly string[];
  /** Who speaks; may have left meanwhile. */
  readonly speaker: string | null;
}

/** What is in front; `null` where all are alike. A wish goes before everything, and a share before people. */
export function chooseFront({ choice, pinned, shares, people, speaker }: Candidates): string | null {
  if (pinned !== null && (shares.includes(pinned) || people.includes(pinned))) return pinned;
  if (choice === 'grid') return null;
  const newest = shares.at(-1);
  if (newest !== undefined) return newest;
  if (choice === 'auto') return null;
  return speaker !== null && people.includes(speaker) ? speaker : (people[0] ?? null);
}

/** The shares in the order in which they began, out of those before and those that are there now. */
export function inOrder(before: readonly string[], now: readonly string[]): string[] {
  const kept = before.filter((key) => now.includes(key));
  return [...kept, ...now.filter((key) => !before.includes(key))];
}
