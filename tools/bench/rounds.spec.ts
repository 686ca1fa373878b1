import { describe, expect, it } from 'vitest';
import { inSteps } from './generator/in-steps.ts';
import { relay, type RelayPeer } from './generator/relay-load.ts';
import { cost, inTurn } from './rounds.ts';

describe('rounds', () => {
  it('are taken in turn, and the first does not count', async () => {
    const order: string[] = [];
    const answers = { ours: [100, 1, 2, 9], theirs: [100, 4, 4, 4] };
    const contender = (name: keyof typeof answers) => async () => {
      order.push(name);
      return answers[name].shift() ?? NaN;
    };
    const outcomes = await inTurn({ rounds: 3 }, { ours: contender('ours'), theirs: contender('theirs') });
    expect(order).toEqual(Array.from({ length: 4 }, () => ['ours', 'theirs']).flat());
    expect(outcomes).toEqual({ ours: { median: 2, spread: 4 }, theirs: { median: 4, spread: 0 } });
  });

  it('cost what the processor did, by unit', async () => {
    const clock = [1, 3];
    expect(
      await cost(
        () => clock.shift() ?? NaN,
        async () => 8,
      ),
    ).toBe(0.25);
  });
});

describe('the load', () => {
  it('makes many things, some at once, in order', async () => {
    let [now, most] = [0, 0];
    const made = await inSteps(
      10,
      async (index) => {
        most = Math.max(most, ++now);
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
        return index;
      },
      3,
    );
    expect(made).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(most).toBe(3);
  });

  it('counts what was passed on, and ends with nothing under way', async () => {
    let sent = 0;
    const peers: RelayPeer[] = Array.from({ length: 4 }, () => ({ send: () => undefined, heard: () => undefined }));
    for (const [index, peer] of peers.entries()) {
      peer.send = () => {
        sent += 1;
        setImmediate(() => peers[index % 2 === 0 ? index + 1 : index - 1]?.heard());
      };
    }
    expect(await relay(peers, 20)).toBe(sent);
    expect(sent).toBeGreaterThanOrEqual(64);
  });
});
