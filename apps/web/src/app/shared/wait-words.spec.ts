import { describe, expect, it } from 'vitest';
import { secondsUntil, waitWords } from './wait-words';

describe('waitWords', () => {
  it.each([
    [8, { key: 'password.wait.seconds', params: { seconds: 8 } }],
    [59, { key: 'password.wait.seconds', params: { seconds: 59 } }],
    [60, { key: 'password.wait.minutes', params: { minutes: 1, seconds: 0 } }],
    [599, { key: 'password.wait.minutes', params: { minutes: 9, seconds: 59 } }],
  ])('%i s', (seconds, words) => expect(waitWords(seconds)).toEqual(words));
});

describe('secondsUntil', () => {
  it.each([
    [10_000, 2000, 8],
    [10_000, 2001, 8],
    [10_000, 9999, 1],
    [10_000, 10_000, 0],
    [10_000, 20_000, 0],
  ])('from %i to %i it is %i', (end, now, seconds) => expect(secondsUntil(end, now)).toBe(seconds));
});
