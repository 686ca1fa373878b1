import { describe, expect, it } from 'vitest';
import { parsePreferences, stillWaiting, withoutRoom, withRecentRoom } from './preference-values';

const allOn = { join: true, leave: true, message: true, hand: true };

describe('parsePreferences', () => {
  it('gives the defaults where nothing is stored or nothing can be read', () => {
    const defaults = { displayName: '', sounds: allOn, layout: 'auto', selfView: true, music: true, recentRooms: [] };
    for (const stored of [null, '', '{', 'null', '[]', '7', '"text"']) {
      expect(parsePreferences(stored)).toEqual(defaults);
    }
  });

  it('reads back what was written', () => {
    const values = {
      displayName: 'Ann',
      color: 'mint',
      language: 'fr',
      sounds: { ...allOn, hand: false },
      hideAddress: true,
      layout: 'grid',
      selfView: false,
      music: false,
      recentRooms: [{ name: 'atelier', at: 5 }],
      waiting: { room: 'atelier', token: 'abc', startsAt: null, expiresAt: '2099-03-12T14:00:00.000Z' },
    };
    expect(parsePreferences(JSON.stringify(values))).toEqual(values);
  });

  it('drops a damaged field and keeps the others', () => {
    const stored = { displayName: 'Ann', color: 'no colour', language: 'xx', microphoneId: 4, recentRooms: 'none' };
    expect(parsePreferences(JSON.stringify(stored))).toEqual({
      displayName: 'Ann',
      sounds: allOn,
      layout: 'auto',
      selfView: true,
      music: true,
      recentRooms: [],
    });
  });

  it('leaves a sound on of which nothing is known', () => {
    const { sounds } = parsePreferences(JSON.stringify({ sounds: { join: false, leave: 'no' } }));
    expect(sounds).toEqual({ ...allOn, join: false });
  });

  it('cleans a name that somebody put there', () => {
    expect(parsePreferences(JSON.stringify({ displayName: ' A\u202enn\n ' })).displayName).toBe('A nn');
  });
});

describe('an invitation that waits', () => {
  const waiting = { room: 'atelier', token: 'abc', startsAt: null, expiresAt: '2099-03-12T14:00:00.000Z' };

  it('waits until one goes there', () => {
    expect(stillWaiting(waiting, 'kitchen')).toBe(waiting);
    expect(stillWaiting(waiting, 'atelier')).toBeUndefined();
    expect(stillWaiting(undefined, 'atelier')).toBeUndefined();
  });
});

describe('recent rooms', () => {
  it('come latest first, each once', () => {
    const rooms = withRecentRoom(withRecentRoom(withRecentRoom([], 'a', 1), 'b', 2), 'a', 3);
    expect(rooms).toEqual([
      { name: 'a', at: 3 },
      { name: 'b', at: 2 },
    ]);
  });

  it('are six at most', () => {
    const rooms = Array.from('abcdefgh').reduce(
      (list, name, at) => withRecentRoom(list, name, at),
      withoutRoom([], ''),
    );
    expect(rooms.map(({ name }) => name)).toEqual(['h', 'g', 'f', 'e', 'd', 'c']);
  });

  it('can be forgotten', () => {
    expect(withoutRoom([{ name: 'a', at: 1 }], 'a')).toEqual([]);
  });
});
