/** The longest wait before a process is started again, in ms. */
const longest = 30_000;
/** Who has worked for so long, in ms, has not ended because it can't start. */
const sound = 60_000;

/**
 * How long to wait before a process is started again, in ms.
 *
 * @param failures how many processes in a row, before the one that has just ended, were not sound
 */
export function restartDelay(failures: number): number {
  return failures === 0 ? 0 : Math.min(1000 * 2 ** (failures - 1), longest);
}

/** Of `failures`, those that still count after a process that worked for `ms`. */
export function failuresThatCount(failures: number, ms: number): number {
  return ms >= sound ? 0 : failures;
}
