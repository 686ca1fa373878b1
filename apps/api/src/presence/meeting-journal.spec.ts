import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.js';
import { placeOf } from '../testing/places.js';
import { openTestDatabase } from '../testing/test-database.js';
import { journalTime, MeetingJournal } from './meeting-journal.js';
import { MeetingEntity } from './meeting.entity.js';
import { MemoryPresenceStore } from './memory-presence-store.js';

const any = { room: Infinity, principal: Infinity };
let database: DataSource;
let clock: FakeClock;

beforeEach(async () => {
  database = await openTestDatabase(MeetingEntity);
  clock = new FakeClock();
});
afterEach(() => database.destroy());

/** A process: its presence and its journal, on the same database as the others. */
function start(): { store: MemoryPresenceStore; journal: MeetingJournal } {
  const journal = new MeetingJournal(database.getRepository(MeetingEntity), clock);
  return { store: new MemoryPresenceStore(journal), journal };
}

const rows = () => database.getRepository(MeetingEntity).count();

describe('a process that comes after another', () => {
  it('finds the places as they were, without sockets, in order', async () => {
    const before = start();
    await before.store.take(placeOf('b'), any);
    await before.store.take(placeOf('a'), any);
    await before.store.take(placeOf('c', { roomId: 'other' }), any);
    await before.store.judge('room', 'me-a', { muted: true });
    await before.store.setHand('room', 'b', 100);
    await before.journal.flush();
    const { store } = start();
    const left = await store.takeOver();
    expect(left.map(({ peerId }) => peerId).toSorted()).toEqual(['a', 'b', 'c']);
    expect(await store.members('room')).toEqual([
      placeOf('b', { socketId: null, hand: 100, revision: 2 }),
      placeOf('a', { socketId: null, muted: true, revision: 2 }),
    ]);
  });

  it('gives them back to who has the token, and keeps out whom the other one kicked', async () => {
    const before = start();
    for (const peerId of ['a', 'b']) await before.store.take(placeOf(peerId), any);
    await before.store.kick('room', 'b');
    await before.journal.flush();
    const { store } = start();
    await store.takeOver();
    const { actor } = placeOf('a');
    const claim = {
      roomId: 'room',
      principalId: 'me-a',
      resumeHash: 'hash-a',
      socketId: 'new',
      role: 'participant',
      actor,
    } as const;
    expect(await store.resume(claim)).toMatchObject({ ok: true, before: { peerId: 'a' } });
    expect(await store.take(placeOf('b2', { principalId: 'me-b' }), any)).toEqual({ ok: false, reason: 'kicked' });
  });

  it('takes over what a version without hands wrote', async () => {
    const { hand: _unknown, socketId: _gone, ...place } = placeOf('a');
    const state = JSON.stringify({ places: [place], standings: [] });
    await database.getRepository(MeetingEntity).insert({ roomId: 'room', state });
    expect(await start().store.takeOver()).toEqual([placeOf('a', { socketId: null })]);
  });

  it('finds nothing of meetings that were over', async () => {
    const { store, journal } = start();
    await store.take(placeOf('a'), any);
    await store.take(placeOf('b', { roomId: 'other' }), any);
    await journal.flush();
    expect(await rows()).toBe(2);
    await store.release('room', 'a', 'socket-a');
    await store.clear('other');
    await journal.flush();
    expect(await rows()).toBe(0);
  });

  it('leaves out what it can not read', async () => {
    await database.getRepository(MeetingEntity).insert([
      { roomId: 'broken', state: '{' },
      { roomId: 'older', state: '{"places":[{"peerId":"a"}],"standings":[]}' },
    ]);
    expect(await start().store.takeOver()).toEqual([]);
  });
});

describe('the journal', () => {
  it('writes by itself, soon, what came together', async () => {
    const { store, journal } = start();
    await store.take(placeOf('a'), any);
    await store.take(placeOf('b'), any);
    expect(await rows()).toBe(0);
    await clock.advance(journalTime);
    await journal.flush();
    expect(await rows()).toBe(1);
  });

  it('writes the latest state when the database is back', async () => {
    const { store, journal } = start();
    await database.query('ALTER TABLE meetings RENAME TO elsewhere');
    await store.take(placeOf('a'), any);
    await journal.flush();
    await store.take(placeOf('b'), any);
    await database.query('ALTER TABLE elsewhere RENAME TO meetings');
    await clock.advance(2000);
    await journal.flush();
    const next = start();
    await next.store.takeOver();
    expect(await next.store.count('room')).toBe(2);
  });

  it('writes what is new when the server stops', async () => {
    const { store, journal } = start();
    await store.take(placeOf('a'), any);
    await journal.onApplicationShutdown();
    expect(await rows()).toBe(1);
  });
});
