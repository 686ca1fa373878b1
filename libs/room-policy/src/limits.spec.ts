import { describe, expect, it } from 'vitest';
import { memberLimit } from './limits.js';

describe('memberLimit', () => {
  it.each([
    [null, 0, Infinity],
    [null, 20, 20],
    [5, 0, 5],
    [5, 20, 5],
    [50, 20, 20],
  ])('room %s, instance %s: %s', (room, instance, expected) => {
    expect(memberLimit(room, instance)).toBe(expected);
  });
});
