import type { Room } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { changesOf, draftOf, followed, memberLimit, type LoadedSettings, type SettingsDraft } from './settings-draft';

const dates = { createdAt: '2026-01-01T00:00:00Z', lastActivityAt: '2026-01-01T00:00:00Z', expiresAt: null };
const room: Room = {
  name: 'atelier',
  locked: false,
  joinPassword: true,
  ownerPassword: false,
  askForName: false,
  relayOnly: false,
  members: 1,
  full: false,
  role: 'owner',
  settings: { persistent: false, maxMembers: 6, ...dates },
};
const loaded: LoadedSettings = { room, emails: ['ann@example.org', 'bob@example.org'] };
const changes = (change: Partial<SettingsDraft>) => changesOf(loaded, { ...draftOf(loaded), ...change });

describe('what is sent for changed settings', () => {
  it('is nothing where nothing was changed', () => {
    expect(changes({})).toEqual({});
    expect(changes({ joinPassword: '', ownerPassword: '' })).toEqual({});
    expect(changes({ maxMembers: ' 6 ' })).toEqual({});
  });

  it('is what was changed, and nothing else', () => {
    expect(changes({ locked: true })).toEqual({ room: { locked: true } });
    expect(changes({ relayOnly: true })).toEqual({ room: { relayOnly: true } });
    expect(changes({ askForName: true, persistent: true, maxMembers: '4' })).toEqual({
      room: { askForName: true, persistent: true, maxMembers: 4 },
    });
    expect(changes({ maxMembers: '' })).toEqual({ room: { maxMembers: null } });
  });

  it('sets passwords, and takes away those that are there', () => {
    expect(changes({ joinPassword: 'new', ownerPassword: ' spaced ' })).toEqual({
      room: { joinPassword: 'new', ownerPassword: ' spaced ' },
    });
    expect(changes({ joinPassword: null, ownerPassword: null })).toEqual({ room: { joinPassword: null } });
  });

  it('is all addresses where one was added or taken away, in whatever order', () => {
    expect(changes({ emails: ['bob@example.org', 'ann@example.org'] })).toEqual({});
    expect(changes({ emails: ['ann@example.org'] })).toEqual({ emails: ['ann@example.org'] });
    expect(changes({ emails: [] })).toEqual({ emails: [] });
    expect(changes({ emails: ['ann@example.org', 'cid@example.org'] })).toEqual({
      emails: ['ann@example.org', 'cid@example.org'],
    });
  });

  it('leaves out a limit that is no number of people', () => {
    expect(changes({ maxMembers: 'many' })).toEqual({});
  });
});

describe('memberLimit', () => {
  it.each([
    ['', null],
    [' ', null],
    ['1', 1],
    ['1000', 1000],
    ['1001', undefined],
    ['0', undefined],
    ['-3', undefined],
    ['2.5', undefined],
    ['1e2', undefined],
  ])('%j: %s', (typed, limit) => expect(memberLimit(typed)).toBe(limit));
});

describe('a change by somebody else while the form is open', () => {
  const others = {
    name: 'atelier',
    locked: true,
    askForName: true,
    relayOnly: true,
    joinPassword: false,
    ownerPassword: true,
  };

  it('is followed where nothing was touched', () => {
    const now = followed(loaded, draftOf(loaded), others);
    expect(now.draft).toMatchObject({ locked: true, askForName: true, relayOnly: true });
    expect(changesOf(now.loaded, now.draft)).toEqual({});
  });

  it('leaves what was touched, and the rest of the room', () => {
    const now = followed(
      loaded,
      { ...draftOf(loaded), locked: true, joinPassword: 'new' },
      { ...others, locked: false },
    );
    expect(changesOf(now.loaded, now.draft)).toEqual({ room: { locked: true, joinPassword: 'new' } });
    expect(now.loaded.room.settings).toEqual(room.settings);
  });

  it('follows what only administrators change, where all of the room is known', () => {
    const settings = { ...dates, persistent: true, maxMembers: 9 };
    const now = followed(loaded, { ...draftOf(loaded), maxMembers: '12' }, { ...room, settings });
    expect(now.draft).toMatchObject({ persistent: true, maxMembers: '12' });
    expect(changesOf(now.loaded, now.draft)).toEqual({ room: { maxMembers: 12 } });
  });
});
