import { describe, expect, it } from 'vitest';
import { decideEntry, type Door, type EntryDecision } from './entry.js';
import { memberLimit } from './limits.js';
import { isAtLeast, roles, type Role } from './roles.js';

const open = { locked: false, joinPassword: false, ownerPassword: false };
const yes = (role: Role): EntryDecision => ({ ok: true, role });
const no = (denial: 'room_locked' | 'password_required'): EntryDecision => ({ ok: false, denial });

describe('decideEntry', () => {
  it.each<[string, Door, Role | null, EntryDecision]>([
    ['open, nobody', open, null, yes('participant')],
    ['open, owner', open, 'owner', yes('owner')],
    ['locked, nobody', { ...open, locked: true }, null, no('room_locked')],
    ['locked, participant', { ...open, locked: true }, 'participant', yes('participant')],
    ['locked, owner', { ...open, locked: true }, 'owner', yes('owner')],
    ['password, nobody', { ...open, joinPassword: true }, null, no('password_required')],
    ['password, participant', { ...open, joinPassword: true }, 'participant', yes('participant')],
    ['locked with password, nobody', { ...open, locked: true, joinPassword: true }, null, no('room_locked')],
  ])('%s', (_case, door, held, expected) => {
    expect(decideEntry(door, { held, password: 'none', invited: false })).toEqual(expected);
  });
});

describe('roles', () => {
  it('orders them', () => {
    const table = roles.map((role) => roles.map((needed) => isAtLeast(role, needed)));
    expect(table).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
    expect(roles.some((needed) => isAtLeast(null, needed))).toBe(false);
  });
});

describe('memberLimit', () => {
  it.each([
    [null, 0, Infinity],
    [null, 20, 20],
    [5, 0, 5],
    [5, 20, 5],
    [50, 20, 20],
  ])('room %s, instance %s: %s', (room, instance, expected) => {
    expect(memberLimit(room, instance)).toBe(expected);
  });
});
