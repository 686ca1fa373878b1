import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryPresenceStore } from './memory-presence-store.js';
import type { Place } from './place.js';
import type { PresenceStore } from './presence-store.js';

const media = { audio: false, video: false, screen: false };

function place(peerId: string, changes: Partial<Place> = {}): Place {
  const held = { resumeHash: `hash-${peerId}`, socketId: `socket-${peerId}` };
  return {
    peerId,
    roomId: 'room',
    principalId: `me-${peerId}`,
    role: 'participant',
    media,
    revision: 1,
    ...held,
    ...changes,
  };
}

/** What any presence store must do, wherever it keeps its places. */
describe.each([['memory', () => new MemoryPresenceStore()]])('%s presence', (_name, create: () => PresenceStore) => {
  let store: PresenceStore;
  beforeEach(() => {
    store = create();
  });

  it('keeps the places of each room apart, in the order in which they were taken', async () => {
    await store.take(place('b'), Infinity);
    await store.take(place('a'), Infinity);
    await store.take(place('c', { roomId: 'other' }), Infinity);
    expect((await store.members('room')).map(({ peerId }) => peerId)).toEqual(['b', 'a']);
    expect(await store.count('room')).toBe(2);
    expect(await store.count('nowhere')).toBe(0);
    expect(await store.has('room', 'a')).toBe(true);
    expect(await store.has('room', 'c')).toBe(false);
  });

  it('lets exactly one of fifty take the last place', async () => {
    await store.take(place('first'), 2);
    const racers = Array.from({ length: 50 }, (_, index) => store.take(place(`racer-${index}`), 2));
    expect((await Promise.all(racers)).filter(Boolean)).toHaveLength(1);
    expect(await store.count('room')).toBe(2);
  });

  it('counts the revision up with each change', async () => {
    await store.take(place('a'), Infinity);
    const changed = await store.update('room', 'a', { media: { ...media, audio: true } });
    expect(changed).toEqual({ ...place('a'), media: { ...media, audio: true }, revision: 2 });
    expect(await store.update('room', 'nobody', {})).toBeUndefined();
  });

  it('gives a place back to who held it, by the token, on another socket', async () => {
    await store.take(place('a'), Infinity);
    const claim = { roomId: 'room', principalId: 'me-a', resumeHash: 'hash-a', socketId: 'new' };
    expect(await store.resume({ ...claim, principalId: 'me-b' })).toBeUndefined();
    expect(await store.resume({ ...claim, resumeHash: 'other' })).toBeUndefined();
    expect(await store.resume({ ...claim, roomId: 'other' })).toBeUndefined();
    expect(await store.resume(claim)).toEqual(place('a'));
    expect(await store.members('room')).toEqual([place('a', { socketId: 'new' })]);
  });

  it('drops and releases only what the socket holds', async () => {
    await store.take(place('a'), Infinity);
    expect(await store.drop('room', 'a', 'another')).toBe(false);
    expect(await store.release('room', 'a', null)).toBe(false);
    expect(await store.drop('room', 'a', 'socket-a')).toBe(true);
    expect(await store.release('room', 'a', 'socket-a')).toBe(false);
    expect(await store.release('room', 'a', null)).toBe(true);
    expect(await store.count('room')).toBe(0);
  });
});
