import { describe, expect, it } from 'vitest';
import { failuresThatCount, restartDelay } from './back-off.js';

describe('the wait before a process is started again', () => {
  it.each([
    [0, 0],
    [1, 1000],
    [2, 2000],
    [3, 4000],
    [5, 16_000],
    [6, 30_000],
    [5000, 30_000],
  ])('after %i others is %i ms', (failures, ms) => {
    expect(restartDelay(failures)).toBe(ms);
  });

  it.each([
    [0, 3],
    [59_999, 3],
    [60_000, 0],
  ])('after %i ms of work counts %i of three failures', (ms, left) => {
    expect(failuresThatCount(3, ms)).toBe(left);
  });
});
