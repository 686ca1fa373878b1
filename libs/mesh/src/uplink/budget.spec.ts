import { describe, expect, it } from 'vitest';
import { LastingLoss, leastKbps, nextBudget, type UplinkSample } from './budget.js';
import { AudioOnlyHold } from './hold.js';
import { ProcessorLimit } from './processor.js';

const well: UplinkSample = {
  sentKbps: 900,
  availableKbps: undefined,
  loss: 0,
  lastingLoss: 0,
  plannedKbps: 1000,
  audioOnly: false,
};

describe('the budget', () => {
  it.each([
    ['grows while all of it gets through', {}, 1000, 1090],
    ['grows no further than the setting', { sentKbps: 3900 }, 3950, 4000],
    ['says nothing about more than what is used', { sentKbps: 500 }, 1000, 1000],
    ['is tried out where nothing but sound is left', { sentKbps: 45, audioOnly: true }, 100, 135],
    ['stays under a little loss', { loss: 0.05 }, 1000, 1000],
    ['falls to what gets through of what was sent', { loss: 0.2, lastingLoss: 0.2, sentKbps: 800 }, 1000, 720],
    ['falls to half where nothing does', { loss: 1, lastingLoss: 1 }, 1000, 450],
    ['stays after one moment in which nothing got through', { loss: 1 }, 1000, 1000],
    ['does not rise by loss', { loss: 0.2, lastingLoss: 0.2, sentKbps: 3000 }, 1000, 900],
    ['follows the browser where that finds less than is wanted', { availableKbps: 600 }, 1000, 600],
    ['does not follow it upwards', { availableKbps: 600 }, 400, 400],
    ['does not follow it where little was sent to find out', { availableKbps: 600, sentKbps: 300 }, 1000, 1000],
    ['does not mind an estimate that is good enough', { availableKbps: 950 }, 1000, 1090],
    ['never falls below a voice', { loss: 1, lastingLoss: 1, sentKbps: 10 }, 70, leastKbps],
  ])('%s', (_what, sample, budget, expected) => {
    expect(nextBudget(budget, { ...well, ...sample }, 4000)).toBe(expected);
  });

  it('finds a line of 300 kbit/s from above, and one of 3000 from below', () => {
    for (const line of [300, 3000]) {
      let budget = 2000;
      const losses = new LastingLoss();
      for (let step = 0; step < 60; step += 1) {
        const sentKbps = Math.min(line, budget);
        const loss = budget > line ? 1 - line / budget : 0;
        budget = nextBudget(
          budget,
          { ...well, sentKbps, loss, lastingLoss: losses.step(loss), plannedKbps: budget },
          4000,
        );
      }
      expect(budget).toBeGreaterThan(line * 0.75);
      expect(budget).toBeLessThan(line * 1.2);
    }
  });
});

describe('a loss that lasts', () => {
  it('is the least of three steps, and nothing was lost before the first', () => {
    const losses = new LastingLoss();
    expect([0.5, 1, 1, 1, 0.2, 1, 0, 1, 1, 1].map((loss) => losses.step(loss))).toEqual([
      0, 0, 0.5, 1, 0.2, 0.2, 0, 0, 0, 1,
    ]);
  });
});

describe('sound alone', () => {
  const steps = (hold: AudioOnlyHold, count: number, starved: boolean, budget: number): boolean[] =>
    Array.from({ length: count }, () => hold.step(starved, budget, 100));

  it('begins at once, and ends after a while with more than enough', () => {
    const hold = new AudioOnlyHold();
    expect(hold.step(false, 90, 100)).toBe(false);
    expect(hold.step(true, 90, 100)).toBe(true);
    expect(steps(hold, 20, false, 149)).not.toContain(false);
    expect(hold.step(false, 150, 100)).toBe(false);
  });

  it('lasts longer each time the pictures came in vain', () => {
    const hold = new AudioOnlyHold();
    const lasted = (): number => {
      hold.step(true, 50, 100);
      let count = 1;
      while (hold.step(false, 500, 100)) count += 1;
      return count;
    };
    expect([lasted(), lasted(), lasted(), lasted(), lasted(), lasted()]).toEqual([5, 10, 20, 40, 80, 80]);
    steps(hold, 31, false, 500);
    expect(lasted()).toBe(5);
  });
});

describe('the processor', () => {
  it('gets smaller pictures after two tired steps, and larger ones after ten rested', () => {
    const limit = new ProcessorLimit();
    const { top } = limit;
    const step = (overloaded: boolean, count: number): number => {
      for (let each = 0; each < count; each += 1) limit.step(overloaded);
      return limit.top;
    };
    expect(step(true, 1)).toBe(top);
    expect(step(true, 1)).toBe(top - 1);
    expect(step(false, 9)).toBe(top - 1);
    expect(step(false, 1)).toBe(top);
    expect(step(false, 100)).toBe(top);
    expect(step(true, 100)).toBe(0);
  });
});
