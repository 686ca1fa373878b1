/** A date and a time as the browser's own field gives them, in the clock of whoever types. */
export type StartProblem = 'unreadable' | 'past';

/**
 * @param typed `2026-12-01T10:30`, or empty for no date
 * @param unreadable whether the browser can't make a date of what stands there
 */
export function startProblem(typed: string, unreadable: boolean, now: number): StartProblem | null {
  if (unreadable) return 'unreadable';
  if (typed === '') return null;
  const time = new Date(typed).getTime();
  if (Number.isNaN(time)) return 'unreadable';
  return time <= now ? 'past' : null;
}

/** @returns the same moment for people anywhere; `undefined` for no date */
export function startsAt(typed: string): string | undefined {
  return typed === '' ? undefined : new Date(typed).toISOString();
}

/** As the field wants it: what is before it is not offered. */
export function localMinute(time: number): string {
  const date = new Date(time);
  const local = new Date(time - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
