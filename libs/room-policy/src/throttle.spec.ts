import { describe, expect, it } from 'vitest';
import { freeFailures, maxSlowDown, maxWait, slowDown, waitAfter } from './throttle.js';

const failures = Array.from({ length: 200 }, (_, index) => index);
const second = 1000;

describe('waitAfter', () => {
  it.each([
    [0, 0],
    [1, 0],
    [3, 0],
    [4, 2 * second],
    [5, 4 * second],
    [6, 8 * second],
    [12, 512 * second],
    [13, 600 * second],
    [100, 600 * second],
    [1e9, 600 * second],
  ])('%s failures: %s ms', (count, wait) => {
    expect(waitAfter(count)).toBe(wait);
  });

  it('never shrinks, is free at first and bounded at last', () => {
    for (const count of failures) {
      expect(waitAfter(count + 1)).toBeGreaterThanOrEqual(waitAfter(count));
      expect(waitAfter(count) === 0).toBe(count <= freeFailures);
      expect(waitAfter(count)).toBeLessThanOrEqual(maxWait);
    }
  });

  it('leaves a guesser few tries a day', () => {
    const day = 24 * 3600 * second;
    let [tries, spent] = [0, 0];
    while (spent < day) spent += waitAfter(++tries);
    expect(tries).toBeLessThan(200);
  });
});

describe('slowDown', () => {
  it.each([
    [0, 0],
    [20, 0],
    [21, 25],
    [60, second],
    [100, 2 * second],
    [1e9, 2 * second],
  ])('%s failures: %s ms', (count, wait) => {
    expect(slowDown(count)).toBe(wait);
  });

  it('never shrinks, and never keeps anybody long', () => {
    for (const count of failures) {
      expect(slowDown(count + 1)).toBeGreaterThanOrEqual(slowDown(count));
      expect(slowDown(count)).toBeLessThanOrEqual(maxSlowDown);
    }
  });
});
