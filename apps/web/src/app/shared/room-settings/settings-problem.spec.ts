import { ApiError } from '@vroom/api-client';
import type { ProblemCode } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { problemField } from './settings-problem';

const failed = (code: ProblemCode, ...paths: string[]) =>
  new ApiError(code, 'No.', { code, title: 'No.', errors: paths.map((path) => ({ path, message: 'no' })) });

describe('the field at which it is said what went wrong', () => {
  it.each([
    [failed('passwords_alike'), { joinPassword: 'a' }, 'joinPassword'],
    [failed('passwords_alike'), { joinPassword: 'a', ownerPassword: 'a' }, 'ownerPassword'],
    [failed('room_name_common'), { ownerPassword: 'a' }, 'ownerPassword'],
    [failed('member_limit_too_high'), { maxMembers: 90 }, 'maxMembers'],
    [failed('relay_missing'), { relayOnly: true }, 'relayOnly'],
    [failed('malformed', 'emails.3'), {}, 'emails'],
    [failed('malformed', 'joinPassword'), { joinPassword: 'a' }, 'joinPassword'],
    [failed('malformed', 'locked'), {}, null],
    [failed('forbidden'), { locked: true }, null],
    [undefined, {}, null],
  ] as const)('%s', (error, room, field) => expect(problemField(error, { room })).toBe(field));
});
