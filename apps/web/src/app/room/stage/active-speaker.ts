/** Who spoke how much lately, and who of them is in front. */
export interface Speakers {
  readonly front: string | null;
  /** Since when, in ms. */
  readonly since: number;
  readonly at: number;
  /** Seconds of speech that count still, by person. */
  readonly weights: ReadonlyMap<string, number>;
}

export const nobodySpoke: Speakers = { front: null, since: -Infinity, at: -Infinity, weights: new Map() };

/** Speech counts half after as long. */
const halfLifeMs = 4000;
/** A cough or a "yes" moves nobody. */
const leastSeconds = 1.2;
/** Who comes to the front has spoken clearly more than who is there. */
const lead = 1.4;
/** Whoever is in front stays so for as long at least. */
const shortestMs = 2500;
/** Between two looks; after a longer pause nobody knows who spoke. */
const longestStepMs = 2000;

/**
 * Who speaks at the moment `now` (ms, never going back), from looking again and again. The one who spoke the longest lately
 * comes to the front and stays there through silence, so that the picture does not jump with each word.
 */
export function heard(
  before: Speakers,
  speaking: readonly string[],
  present: readonly string[],
  now: number,
): Speakers {
  const step = Math.min(Math.max(0, now - before.at), longestStepMs);
  const fade = 0.5 ** (step / halfLifeMs);
  const known = Number.isFinite(before.at) ? step / 1000 : 0;
  const weights = new Map(
    present.map((id) => [id, (before.weights.get(id) ?? 0) * fade + (speaking.includes(id) ? known : 0)]),
  );
  const front = before.front !== null && present.includes(before.front) ? before.front : null;
  const [best, weight] = heaviest(weights);
  const settled = front === null || now - before.since >= shortestMs;
  const enough = weight >= leastSeconds && weight > lead * ((front !== null && weights.get(front)) || 0);
  if (best !== null && best !== front && settled && enough) return { front: best, since: now, at: now, weights };
  return { front, since: before.since, at: now, weights };
}

function heaviest(weights: ReadonlyMap<string, number>): [string | null, number] {
  let best: [string | null, number] = [null, 0];
  for (const [id, weight] of weights) if (weight > best[1]) best = [id, weight];
  return best;
}
