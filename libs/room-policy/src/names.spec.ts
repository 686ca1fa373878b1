import { describe, expect, it } from 'vitest';
import { parseRoomName, randomRoomName, reservedRoomNames, roomNamePattern } from './names.js';

describe('parseRoomName', () => {
  it.each(['a', 'atelier', 'a_b-c', '42', 'x'.repeat(49)])('takes %s', (name) => {
    expect(parseRoomName(name)).toEqual({ ok: true, name });
  });

  it('lower-cases and trims', () => {
    expect(parseRoomName('  Atelier ')).toEqual({ ok: true, name: 'atelier' });
  });

  it.each(['', ' ', 'x'.repeat(50), 'a b', 'a/b', 'a.b', 'é', 'a%20b', '<b>', 'a\n'.concat('b')])(
    'refuses %j',
    (name) => {
      expect(parseRoomName(name)).toEqual({ ok: false, problem: 'room_name_invalid' });
    },
  );

  it.each([...reservedRoomNames])('refuses the route %s', (name) => {
    expect(parseRoomName(name)).toEqual({ ok: false, problem: 'room_name_reserved' });
  });

  it('refuses a route in upper case too', () => {
    expect(parseRoomName('API')).toEqual({ ok: false, problem: 'room_name_reserved' });
  });
});

describe('randomRoomName', () => {
  it('uses the whole alphabet and fits the pattern', () => {
    let next = 0;
    const names = Array.from({ length: 28 }, () => randomRoomName((max) => next++ % max));
    for (const name of names) expect(name).toMatch(roomNamePattern);
    expect(new Set(names.join('').replaceAll('-', '')).size).toBe(28);
  });
});
