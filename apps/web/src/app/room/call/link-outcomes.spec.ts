import { linkOutcomeInput, type LinkOutcomeInput } from '@vroom/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { LinkOutcomes } from './link-outcomes';
import { FakeClock } from './testing/fake-clock';

let clock: FakeClock;
let relayed: boolean | null;
let told: LinkOutcomeInput[];
let outcomes: LinkOutcomes;
beforeEach(() => {
  clock = new FakeClock();
  relayed = false;
  told = [];
  const tell = (outcome: LinkOutcomeInput) => void told.push(linkOutcomeInput.parse(outcome));
  outcomes = new LinkOutcomes({ selfId: 'bob', clock, relayed: () => Promise.resolve(relayed), tell });
});

async function connect(peerId: string, after: number): Promise<void> {
  outcomes.changed(peerId, 'connecting');
  clock.advance(after);
  outcomes.changed(peerId, 'connected');
  // What the browser says of it comes in a later turn.
  await Promise.resolve();
}

describe('what became of a connection', () => {
  it.each([
    [100, 0.25],
    [250, 0.25],
    [251, 0.5],
    [8000, 8],
    [59_000, 60],
    [3_600_000, 60],
  ])('is told with a time that it took no longer than: %d ms', async (after, within) => {
    await connect('cleo', after);
    expect(told).toEqual([{ outcome: 'direct', within }]);
  });

  it('is told once, whatever happens to it later', async () => {
    relayed = true;
    await connect('cleo', 700);
    outcomes.changed('cleo', 'reconnecting');
    await connect('cleo', 700);
    outcomes.changed('cleo', 'failed');
    expect(told).toEqual([{ outcome: 'relayed', within: 1 }]);
  });

  it('is told as a failure, and again if it connects after all', async () => {
    outcomes.changed('cleo', 'connecting');
    clock.advance(60_000);
    outcomes.changed('cleo', 'failed');
    outcomes.changed('cleo', 'failed');
    expect(told).toEqual([{ outcome: 'failed' }]);
    await connect('cleo', 10_000);
    expect(told.slice(1)).toEqual([{ outcome: 'direct', within: 60 }]);
  });

  it('is told by one of the two', async () => {
    await connect('ann', 100);
    expect(told).toEqual([]);
  });

  it('is told anew of somebody who left and came again, and not where the browser does not say how', async () => {
    await connect('cleo', 100);
    outcomes.changed('cleo', 'closed');
    await connect('cleo', 100);
    expect(told).toHaveLength(2);
    relayed = null;
    await connect('dora', 100);
    expect(told).toHaveLength(2);
  });
});
