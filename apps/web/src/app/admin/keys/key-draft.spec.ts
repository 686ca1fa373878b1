import { describe, expect, it } from 'vitest';
import { emptyDraft, keyInput, keyProblems, type KeyDraft, type RoomDraft } from './key-draft';

const now = Date.UTC(2026, 10, 27, 12);
const room = (name: string, id = 0): RoomDraft => ({ id, name, role: 'owner' });
const draft = (change: Partial<KeyDraft>): KeyDraft => ({ ...emptyDraft, label: 'Intranet', ...change });

describe('keyProblems', () => {
  it.each<[string, KeyDraft, unknown[]]>([
    ['nothing filled in', emptyDraft, ['label', 'rooms']],
    ['a label of spaces', draft({ label: '  ', scope: 'admin' }), ['label']],
    ['an administrator, with rooms left over', draft({ scope: 'admin', rooms: [room('a b')] }), []],
    ['a name that no room has', draft({ rooms: [room('atelier', 1), room('a b', 2), room('', 3)] }), [2]],
    ['a name in capitals', draft({ rooms: [room(' Atelier ')] }), []],
    ['no date', draft({ scope: 'admin', expiry: 'date' }), ['expiry']],
    ['a date that has passed', draft({ scope: 'admin', expiry: 'date', until: '2026-11-26T10:00' }), ['expiry']],
    ['a date to come', draft({ scope: 'admin', expiry: 'date', until: '2026-12-26T10:00' }), []],
  ])('%s', (_name, given, problems) => expect(keyProblems(given, now)).toEqual(problems));
});

describe('keyInput', () => {
  it('asks for roles in rooms, by their names', () => {
    expect(keyInput(draft({ rooms: [room(' Atelier '), room('', 1)] }), now)).toEqual({
      label: 'Intranet',
      admin: false,
      rooms: [{ name: 'atelier', role: 'owner' }],
    });
  });

  it('asks for no rooms beside everything', () => {
    expect(keyInput(draft({ scope: 'admin', rooms: [room('atelier')], expiry: 'month' }), now)).toEqual({
      label: 'Intranet',
      admin: true,
      rooms: [],
      expiresAt: '2026-12-27T12:00:00.000Z',
    });
  });

  it('means the clock of whoever typed the date', () => {
    const until = '2027-01-02T10:00';
    const { expiresAt } = keyInput(draft({ scope: 'admin', expiry: 'date', until }), now);
    expect(expiresAt).toBe(new Date(2027, 0, 2, 10).toISOString());
  });
});
