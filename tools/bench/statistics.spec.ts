import { describe, expect, it } from 'vitest';
import { median, percentile, spread } from './statistics.ts';

describe('statistics', () => {
  it('takes the value in the middle, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 3])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  it('does not change what it is given', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('sorts by size and not by letters', () => {
    expect(median([100, 20, 3])).toBe(20);
  });

  it.each([
    [0, 10],
    [50, 30],
    [95, 48],
    [100, 50],
  ])('has the percentile %d of 10, 20, 30, 40, 50: %d', (percent, expected) => {
    expect(percentile([50, 10, 40, 20, 30], percent)).toBeCloseTo(expected);
  });

  it('refuses what has no answer', () => {
    expect(() => median([])).toThrow(/no values/);
    expect(() => percentile([1], 101)).toThrow(/from 0 to 100/);
    expect(() => percentile([1], NaN)).toThrow(RangeError);
  });

  it('says how far values are apart', () => {
    expect(spread([90, 100, 110])).toBeCloseTo(0.2);
    expect(spread([0, 0])).toBe(0);
  });
});
