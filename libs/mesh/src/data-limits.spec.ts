import { describe, expect, it } from 'vitest';
import { exceedsBytes } from './data-limits.js';

describe('exceedsBytes', () => {
  it.each([
    ['', 0, false],
    ['abc', 3, false],
    ['abcd', 3, true],
    ['é', 1, true],
    ['é', 2, false],
    ['€', 2, true],
    ['€', 3, false],
    ['😀', 3, true],
    ['😀', 4, false],
  ])('%s in %d bytes: %s', (text, max, exceeds) => {
    expect(exceedsBytes(text, max)).toBe(exceeds);
  });
});
