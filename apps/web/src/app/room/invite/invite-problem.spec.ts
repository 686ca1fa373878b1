import { ApiError, type ClientErrorCode } from '@vroom/api-client';
import { describe, expect, it } from 'vitest';
import { minutesToWait, problemField, refusedEmails } from './invite-problem';

function failed(code: ClientErrorCode, paths: string[] = [], retryAfter?: number): ApiError {
  const errors = paths.map((path) => ({ path, message: 'Wrong.' }));
  const problem = { type: 'about:blank', title: 'No.', status: 400, code: 'malformed' as const, errors };
  return new ApiError(code, 'No.', { ...problem, ...(retryAfter !== undefined && { retryAfter }) });
}

describe('what went wrong with an invitation', () => {
  it.each([
    [failed('malformed', ['emails.1']), 'emails'],
    [failed('malformed', ['message']), 'message'],
    [failed('malformed', ['durationMinutes']), 'start'],
    [failed('meeting_in_past'), 'start'],
    [failed('unavailable'), null],
    [undefined, null],
  ])('%s: %s', (error, field) => expect(problemField(error)).toBe(field));

  it('is some of the addresses', () => {
    const error = failed('malformed', ['emails.1', 'emails.7', 'message']);
    expect([...refusedEmails(error, ['a@example.org', 'b@example.org'])]).toEqual(['b@example.org']);
  });

  it.each([
    [failed('too_many_requests', [], 61), 2],
    [failed('too_many_requests'), 1],
    [failed('unavailable', [], 61), undefined],
  ])('%s: wait %s minutes', (error, minutes) => expect(minutesToWait(error)).toBe(minutes));
});
