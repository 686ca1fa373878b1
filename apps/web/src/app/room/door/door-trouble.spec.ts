import { ApiError, type ClientErrorCode } from '@vroom/api-client';
import type { Room } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { doorTrouble } from './door-trouble';

const open = { full: false, locked: false, role: null } satisfies Partial<Room>;
const failed = (code: ClientErrorCode) => new ApiError(code, 'Something.');

describe('what keeps somebody at the door', () => {
  it.each([
    [{}, undefined, null],
    [{ full: true }, undefined, 'full'],
    [{}, failed('room_full'), 'full'],
    [{ full: true }, failed('unreachable'), 'other'],
    [{ locked: true }, undefined, 'locked'],
    [{ locked: true, role: 'participant' }, undefined, null],
    [{}, failed('room_locked'), 'locked'],
    [{}, failed('kicked'), 'kicked'],
    [{ locked: true }, failed('invitation_used'), 'invitation_used'],
    [{}, failed('invitation_unknown'), 'invitation_unknown'],
    [{}, failed('wrong_password'), null],
    [{ locked: true }, failed('wrong_password'), 'locked'],
    [{}, failed('unavailable'), 'other'],
  ] as const)('%j, %s: %s', (room, problem, trouble) => {
    expect(doorTrouble({ ...open, ...room }, problem, true)).toBe(trouble);
  });

  it('is said beside the form where there is no field to say it at', () => {
    expect(doorTrouble(open, failed('password_required'), false)).toBe('other');
  });
});
