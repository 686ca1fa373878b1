import { beforeEach, describe, expect, it } from 'vitest';
import { placeOf } from '../testing/places.js';
import { memoryPresence } from '../testing/memory-presence.js';
import { redisProcess } from '../testing/redis-presence.js';
import { testRedisUrl } from '../testing/test-redis.js';
import type { PresenceStore } from './presence-store.js';
const media = { audio: false, video: false, screen: false };

const any = { room: Infinity, principal: Infinity };

/** In memory, and on Redis where the tests are run for that. */
const stores: [string, () => PresenceStore | Promise<PresenceStore>][] =
  testRedisUrl === undefined ? [['memory', memoryPresence]] : [['Redis', async () => (await redisProcess()).store]];

/** What any presence store must do, wherever it keeps its places. */
describe.each(stores)('%s presence', (_name, create) => {
  let store: PresenceStore;
  beforeEach(async () => {
    store = await create();
  });

  it('keeps the places of each room apart, in the order in which they were taken', async () => {
    await store.take(placeOf('b'), any);
    await store.take(placeOf('a'), any);
    await store.take(placeOf('c', { roomId: 'other' }), any);
    expect((await store.members('room')).map(({ peerId }) => peerId)).toEqual(['b', 'a']);
    expect(await store.count('room')).toBe(2);
    expect(await store.count('nowhere')).toBe(0);
    expect(await store.has('room', 'a')).toBe(true);
    expect(await store.has('room', 'c')).toBe(false);
  });

  it('knows the rooms with people in them', async () => {
    expect(await store.occupied()).toEqual([]);
    await store.take(placeOf('a'), any);
    await store.take(placeOf('b'), any);
    await store.take(placeOf('c', { roomId: 'other' }), any);
    await store.drop('other', 'c', 'socket-c');
    expect((await store.occupied()).toSorted()).toEqual(['other', 'room']);
    await store.release('other', 'c', null);
    await store.clear('room');
    expect(await store.occupied()).toEqual([]);
  });

  it('counts the rooms with people in them, and the people', async () => {
    expect(await store.totals()).toEqual({ meetings: 0, people: 0 });
    await store.take(placeOf('a'), any);
    await store.take(placeOf('b'), any);
    await store.take(placeOf('c', { roomId: 'other' }), any);
    expect(await store.totals()).toEqual({ meetings: 2, people: 3 });
    await store.release('other', 'c', 'socket-c');
    expect(await store.totals()).toEqual({ meetings: 1, people: 2 });
  });

  it('lets exactly one of fifty take the last place', async () => {
    await store.take(placeOf('first'), { ...any, room: 2 });
    const racers = Array.from({ length: 50 }, (_, index) => store.take(placeOf(`racer-${index}`), { ...any, room: 2 }));
    expect((await Promise.all(racers)).filter(({ ok }) => ok)).toHaveLength(1);
    expect(await store.count('room')).toBe(2);
  });

  it('gives one principal so many places, and gives up its empty ones first', async () => {
    const mine = (peerId: string) => placeOf(peerId, { principalId: 'me' });
    const limits = { room: Infinity, principal: 2 };
    await store.take(mine('a'), limits);
    await store.take(mine('b'), limits);
    expect(await store.take(mine('c'), limits)).toEqual({ ok: false, reason: 'full' });
    expect(await store.take(placeOf('other'), limits)).toMatchObject({ ok: true, givenUp: [] });
    await store.drop('room', 'a', 'socket-a');
    expect(await store.take(mine('c'), limits)).toMatchObject({ ok: true, givenUp: [{ peerId: 'a' }] });
    expect((await store.members('room')).map(({ peerId }) => peerId)).toEqual(['b', 'other', 'c']);
  });

  it("gives up nobody else's empty place in a full room, but one's own", async () => {
    await store.take(placeOf('a'), { ...any, room: 1 });
    await store.drop('room', 'a', 'socket-a');
    expect(await store.take(placeOf('b'), { ...any, room: 1 })).toEqual({ ok: false, reason: 'full' });
    const again = await store.take(placeOf('a2', { principalId: 'me-a' }), { ...any, room: 1 });
    expect(again).toMatchObject({ ok: true, givenUp: [{ peerId: 'a' }] });
  });

  it('counts the revision up with each change', async () => {
    await store.take(placeOf('a'), any);
    const changed = await store.setMedia('room', 'a', { ...media, audio: true });
    expect(changed).toEqual({ ...placeOf('a'), media: { ...media, audio: true }, revision: 2 });
    expect(await store.judge('room', 'me-a', { muted: true })).toEqual([{ ...changed, muted: true, revision: 3 }]);
    expect(await store.setMedia('room', 'nobody', media)).toBeUndefined();
    expect(await store.judge('room', 'nobody', { muted: true })).toEqual([]);
  });

  it('gives a place back to who held it, by the token, on another socket', async () => {
    await store.take(placeOf('a'), any);
    const now = { role: 'participant', actor: placeOf('a').actor } as const;
    const claim = { roomId: 'room', principalId: 'me-a', resumeHash: 'hash-a', socketId: 'new', ...now };
    expect(await store.resume({ ...claim, principalId: 'me-b' })).toEqual({ ok: false, reason: 'foreign' });
    expect(await store.resume({ ...claim, resumeHash: 'other' })).toEqual({ ok: false, reason: 'unknown' });
    expect(await store.resume({ ...claim, roomId: 'other' })).toEqual({ ok: false, reason: 'unknown' });
    expect(await store.resume(claim)).toMatchObject({ ok: true, before: placeOf('a') });
    expect(await store.members('room')).toEqual([placeOf('a', { socketId: 'new' })]);
  });

  it('keeps out whom it kicked, with all their places, until the meeting is over', async () => {
    await store.take(placeOf('a'), any);
    await store.take(placeOf('b1', { principalId: 'me-b' }), any);
    await store.take(placeOf('b2', { principalId: 'me-b' }), any);
    expect((await store.kick('room', 'b1')).map(({ peerId }) => peerId)).toEqual(['b1', 'b2']);
    expect(await store.take(placeOf('b3', { principalId: 'me-b' }), any)).toEqual({ ok: false, reason: 'kicked' });
    expect(await store.take(placeOf('b3', { principalId: 'me-b', roomId: 'other' }), any)).toMatchObject({ ok: true });
    await store.release('room', 'a', 'socket-a');
    expect(await store.take(placeOf('b3', { principalId: 'me-b' }), any)).toMatchObject({ ok: true });
  });

  it('lets whom it kicked back in, muted as they were', async () => {
    await store.take(placeOf('a'), any);
    await store.take(placeOf('b1', { principalId: 'me-b' }), any);
    await store.judge('room', 'me-b', { muted: true });
    await store.kick('room', 'b1');
    expect(await store.kicked('room')).toEqual(['b1']);
    expect(await store.isKicked('room', 'me-b')).toBe(true);
    expect(await store.isKicked('room', 'me-a')).toBe(false);
    expect(await store.isKicked('other', 'me-b')).toBe(false);
    expect(await store.readmit('room', 'a')).toBe(false);
    expect(await store.readmit('other', 'b1')).toBe(false);
    expect(await store.readmit('room', 'b1')).toBe(true);
    expect(await store.readmit('room', 'b1')).toBe(false);
    expect(await store.kicked('room')).toEqual([]);
    expect(await store.isKicked('room', 'me-b')).toBe(false);
    const again = await store.take(placeOf('b2', { principalId: 'me-b' }), any);
    expect(again).toMatchObject({ ok: true, place: { muted: true } });
  });

  it('judges somebody in all their tabs', async () => {
    for (const peerId of ['b1', 'b2']) await store.take(placeOf(peerId, { principalId: 'me-b' }), any);
    await store.take(placeOf('a'), any);
    const judged = await store.judge('room', 'me-b', { paused: true });
    expect(judged.map(({ peerId, paused }) => [peerId, paused])).toEqual([
      ['b1', true],
      ['b2', true],
    ]);
    expect(await store.find('room', 'a')).toMatchObject({ paused: false });
  });

  it('remembers who was muted or paused when they come again in the same meeting', async () => {
    await store.take(placeOf('a'), any);
    await store.take(placeOf('b1', { principalId: 'me-b' }), any);
    await store.judge('room', 'me-b', { muted: true });
    await store.release('room', 'b1', 'socket-b1');
    const again = await store.take(placeOf('b2', { principalId: 'me-b' }), any);
    expect(again).toMatchObject({ ok: true, place: { muted: true, paused: false } });
    expect(await store.clear('room')).toHaveLength(2);
    expect(await store.take(placeOf('b3', { principalId: 'me-b' }), any)).toMatchObject({ place: { muted: false } });
  });

  it('lifts no mute because the same person changes something in another place of theirs', async () => {
    for (const peerId of ['b1', 'b2']) await store.take(placeOf(peerId, { principalId: 'me-b' }), any);
    await store.judge('room', 'me-b', { muted: true });
    await store.setMedia('room', 'b2', { ...media, audio: true });
    const again = await store.take(placeOf('b3', { principalId: 'me-b' }), any);
    expect(again).toMatchObject({ ok: true, place: { muted: true } });
  });

  it('raises a hand once, keeps it over a resume, and lowers it', async () => {
    await store.take(placeOf('a'), any);
    expect(await store.setHand('room', 'a', 100)).toEqual(placeOf('a', { hand: 100, revision: 2 }));
    expect(await store.setHand('room', 'a', 200)).toBeUndefined();
    await store.drop('room', 'a', 'socket-a');
    const now = { role: 'participant', actor: placeOf('a').actor } as const;
    await store.resume({ roomId: 'room', principalId: 'me-a', resumeHash: 'hash-a', socketId: 'new', ...now });
    expect(await store.find('room', 'a')).toMatchObject({ hand: 100, socketId: 'new' });
    expect(await store.setHand('room', 'a', null)).toMatchObject({ hand: null, revision: 3 });
    expect(await store.setHand('room', 'a', null)).toBeUndefined();
    expect(await store.setHand('room', 'nobody', 1)).toBeUndefined();
  });

  it('lowers the hands of a person in all their tabs, and says nothing of places they take later', async () => {
    await store.take(placeOf('a'), any);
    for (const peerId of ['b1', 'b2']) {
      await store.take(placeOf(peerId, { principalId: 'me-b' }), any);
      await store.setHand('room', peerId, 100);
    }
    const judged = await store.judge('room', 'me-b', { hand: null });
    expect(judged.map(({ hand }) => hand)).toEqual([null, null]);
    expect(await store.setHand('room', 'b1', 200)).toMatchObject({ hand: 200 });
  });

  it('puts hands in the order in which they were raised, also where the clock stands still or goes back', async () => {
    for (const peerId of ['c', 'a', 'b']) await store.take(placeOf(peerId), any);
    expect(await store.setHand('room', 'c', 100)).toMatchObject({ hand: 100 });
    expect(await store.setHand('room', 'a', 100)).toMatchObject({ hand: 101 });
    expect(await store.setHand('room', 'b', 50)).toMatchObject({ hand: 102 });
    await store.setHand('room', 'c', null);
    expect(await store.setHand('room', 'c', 200)).toMatchObject({ hand: 200 });
  });

  it('drops and releases only what the socket holds', async () => {
    await store.take(placeOf('a'), any);
    expect(await store.drop('room', 'a', 'another')).toBe(false);
    expect(await store.release('room', 'a', null)).toBeUndefined();
    expect(await store.drop('room', 'a', 'socket-a')).toBe(true);
    expect(await store.release('room', 'a', 'socket-a')).toBeUndefined();
    expect(await store.release('room', 'a', null)).toEqual(placeOf('a', { socketId: null }));
    expect(await store.count('room')).toBe(0);
  });
});
