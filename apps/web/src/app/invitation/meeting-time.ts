/**
 * When a meeting is, in the clock of whoever reads it: “Thursday, March 12, 2099 at 2:00 – 2:45 PM GMT+1”.
 *
 * @param timeZone left out for the reader's own
 */
export function meetingTime(startsAt: string, minutes: number | null, language: string, timeZone?: string): string {
  const format = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone !== undefined && { timeZone }),
  });
  const start = new Date(startsAt);
  if (minutes === null) return format.format(start);
  return format.formatRange(start, new Date(start.getTime() + minutes * 60_000));
}
