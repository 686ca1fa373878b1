import { describe, expect, it } from 'vitest';
import { ownLinks } from './link-reports';
import { emptyRoster, peerJoined, peerPatched, type PeerPatch, type PeerView } from './roster';

function person(id: string, patch: PeerPatch): PeerView {
  const peer = {
    id,
    role: 'participant' as const,
    media: { audio: false, video: false, screen: false },
    moderation: { muted: false, paused: false },
    hand: null,
    revision: 0,
  };
  return peerPatched(peerJoined(emptyRoster, peer), id, patch).others[0]!;
}

const health = { roundTripMs: 20, lossPercent: 0, jitterMs: 1 };

describe('what one tells of one\u2019s own connections', () => {
  it.each<[string, PeerPatch, object]>([
    ['measured', { link: 'connected', health: { ...health, relayed: false } }, { via: 'direct', quality: 'good' }],
    ['relayed', { link: 'connected', health: { ...health, relayed: true } }, { via: 'relayed', quality: 'good' }],
    ['not measured yet', { link: 'connected' }, { via: null, quality: null }],
  ])('is of one that stands its way and quality, where it is %s', (_what, patch, told) => {
    expect(ownLinks([person('bob', patch)])).toEqual([{ peer: 'bob', state: 'connected', ...told }]);
  });

  it.each([
    ['connecting', 'connecting'],
    ['reconnecting', 'broken'],
    ['failed', 'broken'],
  ] as const)('is of one that is %s no more than that, whatever it was', (link, state) => {
    const patch = { link, health: { ...health, relayed: false } };
    expect(ownLinks([person('bob', patch)])).toEqual([{ peer: 'bob', state, via: null, quality: null }]);
  });

  it('is no more than a message holds', () => {
    const many = Array.from({ length: 80 }, (_, i) => person(`p${i}`, {}));
    expect(ownLinks(many)).toHaveLength(64);
  });
});
