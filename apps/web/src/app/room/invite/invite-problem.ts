import type { ApiError } from '@vroom/api-client';

export type InviteField = 'emails' | 'message' | 'start';

/** At which field to say what went wrong; `null` where it is about none of them. */
export function problemField(error: ApiError | undefined): InviteField | null {
  if (error?.code === 'meeting_in_past' || error?.code === 'meeting_too_far') return 'start';
  const fields = new Set(pathsOf(error).map((path) => path.split('.')[0]));
  if (fields.has('emails')) return 'emails';
  if (fields.has('message')) return 'message';
  return fields.has('startsAt') || fields.has('durationMinutes') ? 'start' : null;
}

/** Which of the addresses that were sent the server took for none. */
export function refusedEmails(error: ApiError | undefined, sent: readonly string[]): ReadonlySet<string> {
  const places = pathsOf(error).flatMap((path) => /^emails\.(\d+)$/.exec(path)?.[1] ?? []);
  return new Set(places.flatMap((place) => sent[Number(place)] ?? []));
}

/** Minutes until one may go on inviting, where one has invited too many; `undefined` for another problem. */
export function minutesToWait(error: ApiError | undefined): number | undefined {
  if (error?.code !== 'too_many_requests') return undefined;
  const seconds = error.problem && 'retryAfter' in error.problem ? error.problem.retryAfter : undefined;
  return Math.max(1, Math.ceil((seconds ?? 60) / 60));
}

function pathsOf(error: ApiError | undefined): string[] {
  const errors = error?.problem && 'errors' in error.problem ? error.problem.errors : undefined;
  return errors?.map(({ path }) => path) ?? [];
}
