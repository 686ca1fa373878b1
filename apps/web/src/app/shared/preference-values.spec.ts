import { describe, expect, it } from 'vitest';
import { parsePreferences, withoutRoom, withRecentRoom } from './preference-values';

describe('parsePreferences', () => {
  it('gives the defaults where nothing is stored or nothing can be read', () => {
    const defaults = { displayName: '', layout: 'auto', selfView: true, music: true, recentRooms: [] };
    for (const stored of [null, '', '{', 'null', '[]', '7', '"text"']) {
      expect(parsePreferences(stored)).toEqual(defaults);
    }
  });

  it('reads back what was written', () => {
    const values = {
      displayName: 'Ann',
      color: 'mint',
      language: 'fr',
      layout: 'grid',
      selfView: false,
      music: false,
      recentRooms: [{ name: 'atelier', at: 5 }],
    };
    expect(parsePreferences(JSON.stringify(values))).toEqual(values);
  });

  it('drops a damaged field and keeps the others', () => {
    const stored = { displayName: 'Ann', color: 'no colour', language: 'xx', microphoneId: 4, recentRooms: 'none' };
    expect(parsePreferences(JSON.stringify(stored))).toEqual({
      displayName: 'Ann',
      layout: 'auto',
      selfView: true,
      music: true,
      recentRooms: [],
    });
  });

  it('cleans a name that somebody put there', () => {
    expect(parsePreferences(JSON.stringify({ displayName: ' A\u202enn\n ' })).displayName).toBe('A nn');
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
