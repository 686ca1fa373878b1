/** When to try a mail again, in ms. */
export interface BackOff {
  /** From the first try to the second. */
  interval: number;
  /** From the moment it was queued until it is given up. */
  timeout: number;
}

/** A mail server that is back gets what waited within this, in ms. */
export const longestWait = 3_600_000;

/**
 * Each wait is twice as long as the one before it, less up to a fifth by chance, so that what failed together doesn't come
 * back together. The last try is at the very end.
 *
 * @param attempts made so far
 * @param chance from 0 to 1
 * @returns when to try next; `undefined` where the mail is to be given up
 */
export function nextTry(
  { createdAt, attempts }: { createdAt: number; attempts: number },
  now: number,
  { interval, timeout }: BackOff,
  chance: number,
): number | undefined {
  const end = createdAt + timeout;
  if (now >= end) return undefined;
  const wait = Math.min(interval * 2 ** (attempts - 1), longestWait);
  return Math.min(now + Math.round(wait * (1 - chance / 5)), end);
}
