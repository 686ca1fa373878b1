import { describe, expect, it } from 'vitest';
import { isAtLeast, roles } from './roles.js';

describe('isAtLeast', () => {
  it('orders the roles', () => {
    const table = roles.map((role) => roles.map((needed) => isAtLeast(role, needed)));
    expect(table).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });

  it('lets nobody without a role do anything', () => {
    expect(roles.some((needed) => isAtLeast(null, needed))).toBe(false);
  });
});
