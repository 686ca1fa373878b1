import { describe, expect, it } from 'vitest';
import { chooseNext } from './choose-next';

describe('chooseNext', () => {
  it('takes any of them, by chance', () => {
    const pieces = ['a', 'b', 'c'];
    expect([0, 0.4, 0.99].map((chance) => chooseNext(pieces, undefined, chance))).toEqual(['a', 'b', 'c']);
  });

  it('never takes the same twice in a row', () => {
    expect([0, 0.49, 0.5, 0.99].map((chance) => chooseNext(['a', 'b', 'c'], 'b', chance))).toEqual([
      'a',
      'a',
      'c',
      'c',
    ]);
  });

  it('does so where there is no other, and has none of nothing', () => {
    expect(chooseNext(['a'], 'a', 0.5)).toBe('a');
    expect(chooseNext([], 'a', 0.5)).toBeUndefined();
  });
});
