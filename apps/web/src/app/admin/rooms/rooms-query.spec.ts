import { describe, expect, it } from 'vitest';
import { ariaSort, pressed, roomsQuery } from './rooms-query';

describe('which rooms are asked for', () => {
  it.each([
    [undefined, undefined, { q: '', sort: 'name' }],
    ['atelier', '-createdAt', { q: 'atelier', sort: '-createdAt' }],
    ['a'.repeat(60), 'members', { q: 'a'.repeat(49), sort: 'name' }],
  ])('%j and %j in the address', (q, sort, query) => expect(roomsQuery(q, sort)).toEqual(query));
});

describe('the head of a column', () => {
  it('turns the order round, and begins with the latest', () => {
    expect(pressed('name', 'name')).toBe('-name');
    expect(pressed('-name', 'name')).toBe('name');
    expect(pressed('name', 'createdAt')).toBe('-createdAt');
    expect(pressed('-createdAt', 'createdAt')).toBe('createdAt');
    expect(pressed('-createdAt', 'name')).toBe('name');
  });

  it('says how the table stands', () => {
    expect(ariaSort('name', 'name')).toBe('ascending');
    expect(ariaSort('-lastActivityAt', 'lastActivityAt')).toBe('descending');
    expect(ariaSort('name', 'createdAt')).toBe(null);
  });
});
