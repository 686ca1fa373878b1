import { ApiError } from '@vroom/api-client';
import { describe, expect, it } from 'vitest';
import { passwordTrouble } from './password-trouble';

const wait = { code: 'too_many_requests', title: 'Wait.', retryAfter: 8 } as const;

describe('what a failure says about the password', () => {
  it.each([
    [new ApiError('wrong_password', 'No.'), 'wrong'],
    [new ApiError('password_required', 'Which?'), 'required'],
    [new ApiError('too_many_requests', 'Wait.', wait), 'wait'],
    [new ApiError('too_many_requests', 'Wait, but nobody knows how long.'), null],
    [new ApiError('room_full', 'Full.'), null],
    [undefined, null],
  ])('%s: %s', (error, trouble) => expect(passwordTrouble(error)).toBe(trouble));
});
