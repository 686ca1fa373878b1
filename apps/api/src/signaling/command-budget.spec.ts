import { describe, expect, it } from 'vitest';
import { CommandBudget } from './command-budget.js';

function spendAll(budget: CommandBudget, now: number): number {
  let spent = 0;
  while (budget.spend(now)) spent += 1;
  return spent;
}

describe('CommandBudget', () => {
  it('allows ten seconds of commands at once, then so many a second', () => {
    const budget = new CommandBudget(100, 0);
    expect(spendAll(budget, 0)).toBe(1000);
    expect(spendAll(budget, 500)).toBe(50);
    expect(spendAll(budget, 1500)).toBe(100);
    expect(spendAll(budget, 3_600_000)).toBe(1000);
  });

  it('gives nothing for a clock that was turned back', () => {
    const budget = new CommandBudget(1, 10_000);
    expect(spendAll(budget, 10_000)).toBe(10);
    expect(budget.spend(0)).toBe(false);
  });
});
