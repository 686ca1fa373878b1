import type { Peer } from '@vroom/contract';
import { unmoderated } from '@vroom/room-policy';
import { describe, expect, it } from 'vitest';
import { emptyRoster, peerJoined, peerLeft, peerPatched, peerUpdated, snapshotTaken } from './roster';

const peer = (id: string, revision = 1, audio = true): Peer => ({
  id,
  role: 'participant',
  media: { audio, video: true, screen: false },
  moderation: unmoderated,
  hand: null,
  revision,
});
const room = snapshotTaken(emptyRoster, { self: peer('me'), peers: [peer('ann'), peer('bob')] });
const ids = (roster: typeof room) => roster.others.map(({ id }) => id);

describe('the roster', () => {
  it('takes the others from the snapshot, in their order, with nothing told yet', () => {
    expect(room.self?.id).toBe('me');
    expect(ids(room)).toEqual(['ann', 'bob']);
    expect(room.others[0]).toMatchObject({ displayName: '', color: null, link: 'connecting', level: 0 });
  });

  it('adds who joins at the end, once', () => {
    const once = peerJoined(room, peer('cid'));
    expect(ids(once)).toEqual(['ann', 'bob', 'cid']);
    expect(peerJoined(once, peer('cid'))).toBe(once);
  });

  it('applies an update and ignores a stale one', () => {
    const muted = peerUpdated(room, peer('ann', 3, false));
    expect(muted.others[0]?.media.audio).toBe(false);
    expect(peerUpdated(muted, peer('ann', 2, true))).toBe(muted);
  });

  it('applies an update of oneself', () => {
    expect(peerUpdated(room, { ...peer('me', 2), role: 'owner' }).self?.role).toBe('owner');
    expect(peerUpdated(room, { ...peer('me', 0), role: 'owner' }).self?.role).toBe('participant');
  });

  it('takes over what a chairman did, also from a snapshot, and no stale word of it', () => {
    const held = { muted: true, paused: false };
    const muted = peerUpdated(room, { ...peer('bob', 3), moderation: held });
    expect(muted.others[1]?.moderation).toEqual(held);
    expect(peerUpdated(muted, peer('bob', 2))).toBe(muted);
    const late = snapshotTaken(emptyRoster, { self: { ...peer('me'), moderation: held }, peers: muted.others.slice() });
    expect([late.self?.moderation, late.others[1]?.moderation]).toEqual([held, held]);
  });

  it('ignores an update of somebody who left', () => {
    const left = peerLeft(room, 'bob');
    expect(ids(left)).toEqual(['ann']);
    expect(peerUpdated(left, peer('bob', 9))).toBe(left);
    expect(peerLeft(left, 'bob')).toBe(left);
  });

  it('keeps what a peer told through a new snapshot, and drops who is gone', () => {
    const told = peerPatched(room, 'bob', { displayName: 'Bob', color: 'mint' });
    const again = snapshotTaken(told, { self: peer('me', 2), peers: [peer('bob', 2), peer('dan')] });
    expect(ids(again)).toEqual(['bob', 'dan']);
    expect(again.others[0]).toMatchObject({ displayName: 'Bob', color: 'mint', revision: 2 });
  });

  it('forgets what came over the links of an earlier place of its own', () => {
    const told = peerPatched(room, 'bob', { displayName: 'Bob', link: 'connected', latencyMs: 12, level: 1 });
    const elsewhere = snapshotTaken(told, { self: peer('me-again'), peers: [peer('bob')] });
    expect(elsewhere.others[0]).toMatchObject({ displayName: 'Bob', link: 'connecting', latencyMs: null, level: 0 });
  });

  it('does not let an older snapshot undo a newer event', () => {
    const muted = peerUpdated(room, peer('ann', 5, false));
    const again = snapshotTaken(muted, { self: peer('me'), peers: [peer('ann', 4, true)] });
    expect(again.others[0]?.media.audio).toBe(false);
  });

  it('never changes what it was given', () => {
    const before = structuredClone(room);
    peerPatched(peerLeft(peerUpdated(room, peer('ann', 7)), 'bob'), 'ann', { level: 1 });
    expect(room).toEqual(before);
  });
});
