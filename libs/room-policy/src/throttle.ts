/** Wrong passwords that cost nothing but themselves: everybody mistypes. */
export const freeFailures = 3;
/** The longest wait between two tries, in ms. */
export const maxWait = 10 * 60_000;
/** The longest that a guessed room makes everybody's password wait, in ms. It is never refused for what others did. */
export const maxSlowDown = 2000;
/** Failures from everywhere in which a room is not slowed down yet. */
const calmFailures = 20;

/**
 * How long somebody waits before the next try after this many wrong passwords in a row, in ms: nothing for the first
 * three, then 2 s, 4 s, 8 s … up to ten minutes.
 */
export function waitAfter(failures: number): number {
  if (failures <= freeFailures) return 0;
  return Math.min(1000 * 2 ** (failures - freeFailures), maxWait);
}

/**
 * How much longer a password of a room takes to check while the room is being guessed at from many places, in ms. It
 * slows guessing down and locks nobody out.
 *
 * @param failures wrong passwords for this room, from everywhere, in the last minutes
 */
export function slowDown(failures: number): number {
  return Math.min(Math.max(failures - calmFailures, 0) * 25, maxSlowDown);
}
