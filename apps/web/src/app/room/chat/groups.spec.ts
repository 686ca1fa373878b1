import type { ChatEntry } from '@vroom/contract';
import { describe, expect, it } from 'vitest';
import { groupEntries } from './groups';

const entry = (id: string, displayName: string, minute: number): ChatEntry => ({
  id,
  text: id,
  at: minute * 60_000,
  author: { displayName, color: 'mint' },
});
const shape = (entries: ChatEntry[], own: string[] = []) =>
  groupEntries(entries, new Set(own)).map(({ lines }) => lines.map(({ id }) => id));

describe('groupEntries', () => {
  it('puts lines of one author under one name', () => {
    expect(shape([entry('a', 'Ann', 0), entry('b', 'Ann', 1), entry('c', 'Bob', 2), entry('d', 'Ann', 2)])).toEqual([
      ['a', 'b'],
      ['c'],
      ['d'],
    ]);
  });

  it('cuts each entry into segments once, however often the list is grouped', () => {
    const ann = entry('a', 'Ann', 0);
    const segments = () => groupEntries([ann], new Set())[0]?.lines[0]?.segments;
    expect(segments()).toEqual([{ kind: 'text', text: 'a' }]);
    expect(segments()).toBe(segments());
  });

  it('begins anew after a pause', () => {
    expect(shape([entry('a', 'Ann', 0), entry('b', 'Ann', 4), entry('c', 'Ann', 6)])).toEqual([['a', 'b'], ['c']]);
  });

  it('keeps what one wrote oneself apart from a namesake', () => {
    expect(shape([entry('a', 'Ann', 0), entry('b', 'Ann', 0)], ['b'])).toEqual([['a'], ['b']]);
  });
});
