import { describe, expect, it } from 'vitest';
import type { LinkHealth } from '../link-statistics';
import { LinkHealths } from './link-healths';
import { FakeClock } from './testing/fake-clock';

/** One flow in, of which `lost` packets of a hundred a second don't come. */
function report(at: number, lost: number): RTCStatsReport {
  const flow = { id: 'in', type: 'inbound-rtp', kind: 'audio', mid: '0', timestamp: at, jitter: 0.002 };
  const counters = { bytesReceived: at * 10, packetsReceived: at / 10, packetsLost: (lost * at) / 1000 };
  return new Map([['in', { ...flow, ...counters }]]);
}

function measuring(peers: string[]) {
  const clock = new FakeClock();
  const measured: [string, LinkHealth][] = [];
  const healths = new LinkHealths({
    clock,
    peers: () => peers,
    stats: async (peerId) => (peerId === 'away' ? undefined : report(clock.now(), peerId === 'bob' ? 25 : 0)),
    measured: (peerId, health) => measured.push([peerId, health]),
  });
  const round = async () => {
    clock.advance(5000);
    await expect.poll(() => clock.pending).toBe(1);
    return measured.splice(0);
  };
  return { clock, healths, round, measured };
}

describe('LinkHealths', () => {
  it('measures each connection against its last reading', async () => {
    const { round } = measuring(['ann', 'bob', 'away']);
    expect((await round()).map(([id, { lossPercent }]) => [id, lossPercent])).toEqual([
      ['ann', null],
      ['bob', null],
    ]);
    expect(await round()).toEqual([
      ['ann', { roundTripMs: null, lossPercent: 0, jitterMs: 2, relayed: null }],
      ['bob', { roundTripMs: null, lossPercent: 20, jitterMs: 2, relayed: null }],
    ]);
  });

  it('ends when it is closed, also in the middle of a round', async () => {
    const { clock, healths, measured } = measuring(['ann']);
    clock.advance(5000);
    healths.close();
    await Promise.resolve();
    expect([clock.pending, measured]).toEqual([0, []]);
  });
});
