import { describe, expect, it } from 'vitest';
import { allRows } from './all-rows.ts';
import { argumentsOf, usage } from './arguments.ts';

describe('what is asked of the bench', () => {
  it('is everything by default, and some rows in their own order', () => {
    expect(argumentsOf([], allRows)).toEqual({ rows: allRows, quick: false, publish: false });
    const { rows, quick } = argumentsOf(['join', '--quick', 'relay'], allRows);
    expect([rows.map(({ name }) => name), quick]).toEqual([['relay', 'join'], true]);
  });

  it.each([
    [['relays'], 'no row relays'],
    [['--fast'], 'no option --fast'],
    [['--publish', 'relay'], 'stands alone'],
  ])('is not %j', (args, reason) => {
    expect(() => argumentsOf(args, allRows)).toThrow(reason);
  });

  it('can be read', () => {
    for (const { name, title } of allRows) expect(usage(allRows)).toMatch(new RegExp(`  ${name} +${title}`));
  });

  it('has rows of different names', () => {
    expect(new Set(allRows.map(({ name }) => name)).size).toBe(allRows.length);
  });
});
