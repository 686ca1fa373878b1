import { describe, expect, it } from 'vitest';
import { formatDuration } from './duration';

describe('formatDuration', () => {
  it.each([
    [-5, '00:00'],
    [59_999, '00:59'],
    [754_000, '12:34'],
    [3_600_000, '1:00:00'],
    [36_061_000, '10:01:01'],
  ])('%i ms is %s', (ms, text) => expect(formatDuration(ms)).toBe(text));
});
