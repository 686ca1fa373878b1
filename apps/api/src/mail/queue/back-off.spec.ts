import { describe, expect, it } from 'vitest';
import { longestWait, nextTry } from './back-off.js';

const minute = 60_000;
const backOff = { interval: minute, timeout: 48 * 60 * minute };
const wait = (attempts: number, chance = 0) =>
  (nextTry({ createdAt: 0, attempts }, 0, backOff, chance) ?? NaN) / minute;

describe('the wait after a try that failed', () => {
  it('doubles up to an hour', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 60].map((attempts) => wait(attempts))).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(longestWait).toBe(60 * minute);
  });

  it('is up to a fifth shorter by chance', () => {
    expect([0, 0.5, 1].map((chance) => wait(3, chance))).toEqual([4, 3.6, 3.2]);
  });

  it('ends in a last try, and then the mail is given up', () => {
    const mail = { createdAt: 1000, attempts: 50 };
    const end = 1000 + backOff.timeout;
    expect(nextTry(mail, end - 5 * minute, backOff, 0)).toBe(end);
    expect(nextTry(mail, end - 1, backOff, 0)).toBe(end);
    expect(nextTry(mail, end, backOff, 0)).toBeUndefined();
  });
});
