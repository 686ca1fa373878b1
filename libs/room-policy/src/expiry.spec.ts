import { describe, expect, it } from 'vitest';
import { expiresAt } from './expiry.js';

const limits = { inactive: 60, reservedInactive: 1000 };
const forever = { ...limits, reservedInactive: Infinity };
const room = { persistent: false, reserved: false, lastActivityAt: 5 };

describe('expiresAt', () => {
  it.each([
    ['a room', room, limits, 65],
    ['a reserved room', { ...room, reserved: true }, limits, 1005],
    ['a reserved room that is kept for ever', { ...room, reserved: true }, forever, Infinity],
    ['a room beside reserved ones that are kept for ever', room, forever, 65],
    ['a persistent room', { ...room, persistent: true }, limits, Infinity],
    ['a persistent and reserved room', { ...room, persistent: true, reserved: true }, limits, Infinity],
    ['a room with activity', { ...room, lastActivityAt: 100 }, limits, 160],
  ])('%s', (_what, which, how, expected) => {
    expect(expiresAt(which, how)).toBe(expected);
  });
});
