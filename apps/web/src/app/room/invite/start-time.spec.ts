import { describe, expect, it } from 'vitest';
import { localMinute, startProblem, startsAt } from './start-time';

const now = new Date('2026-11-21T10:00').getTime();

describe('when a meeting starts', () => {
  it.each([
    ['', false, null],
    ['', true, 'unreadable'],
    ['2026-11-21T10:01', false, null],
    ['2026-11-21T10:00', false, 'past'],
    ['2025-11-21T10:01', false, 'past'],
    ['tomorrow', false, 'unreadable'],
  ])('%j (unreadable: %s): %j', (typed, unreadable, problem) => {
    expect(startProblem(typed, unreadable, now)).toBe(problem);
  });

  it('is told as the same moment everywhere', () => {
    expect(startsAt('')).toBeUndefined();
    expect(new Date(startsAt('2026-11-21T10:00') ?? '').getTime()).toBe(now);
  });

  it('is shown in the clock of whoever types', () => {
    expect(localMinute(now)).toBe('2026-11-21T10:00');
  });
});
