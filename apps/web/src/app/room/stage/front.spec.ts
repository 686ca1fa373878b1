import { describe, expect, it } from 'vitest';
import { chooseFront, inOrder } from './front';

const people = ['ann', 'bob', 'cid'];
const base = { pinned: null, shares: [], people, speaker: null };

describe('what is in front', () => {
  it('is a wish in any layout, as long as it is there', () => {
    for (const choice of ['auto', 'grid', 'speaker'] as const) {
      expect(chooseFront({ ...base, choice, pinned: 'bob', shares: ['s1'] })).toBe('bob');
      expect(chooseFront({ ...base, choice, pinned: 's1', shares: ['s1', 's2'] })).toBe('s1');
    }
    expect(chooseFront({ ...base, choice: 'auto', pinned: 'gone' })).toBeNull();
  });

  it('is the newest share by itself, and else nothing', () => {
    expect(chooseFront({ ...base, choice: 'auto', shares: ['s1', 's2'] })).toBe('s2');
    expect(chooseFront({ ...base, choice: 'auto', speaker: 'cid' })).toBeNull();
  });

  it('is nothing in the grid', () => {
    expect(chooseFront({ ...base, choice: 'grid', shares: ['s1'], speaker: 'cid' })).toBeNull();
  });

  it('is who speaks, or the first as long as nobody has', () => {
    expect(chooseFront({ ...base, choice: 'speaker', speaker: 'cid' })).toBe('cid');
    expect(chooseFront({ ...base, choice: 'speaker' })).toBe('ann');
    expect(chooseFront({ ...base, choice: 'speaker', speaker: 'gone' })).toBe('ann');
    expect(chooseFront({ ...base, choice: 'speaker', speaker: 'cid', shares: ['s1'] })).toBe('s1');
    expect(chooseFront({ ...base, choice: 'speaker', people: [] })).toBeNull();
  });
});

describe('inOrder', () => {
  it('keeps the order in which they began, whoever they are of', () => {
    expect(inOrder(['b'], ['a', 'b', 'c'])).toEqual(['b', 'a', 'c']);
    expect(inOrder(['b', 'a', 'c'], ['a', 'c'])).toEqual(['a', 'c']);
    expect(inOrder(['a', 'c'], ['a', 'b', 'c'])).toEqual(['a', 'c', 'b']);
  });
});
