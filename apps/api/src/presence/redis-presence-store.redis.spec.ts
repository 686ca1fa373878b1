import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { RedisLink } from '../platform/redis/redis-link.js';
import { placeOf } from '../testing/places.js';
import { redisProcess, type RedisProcess } from '../testing/redis-presence.js';
import type { Place } from './place.js';

const any = { room: Infinity, principal: Infinity };
const orphan = (peerId: string, changes: Partial<Place> = {}) => placeOf(peerId, { socketId: null, ...changes });

let space: string;
let one: Started;
let other: Started;
beforeEach(async () => {
  space = randomUUID();
  [one, other] = [await start(), await start()];
});

interface Started extends RedisProcess {
  orphans: Place[];
  returns: number;
}

/** A process that serves, with what it was given to look after. */
async function start(): Promise<Started> {
  const process = await redisProcess(space);
  const started = { ...process, orphans: [] as Place[], returns: 0 };
  process.store.orphaned.subscribe((places) => void started.orphans.push(...places));
  process.store.returned.subscribe(() => void (started.returns += 1));
  await process.store.takeOver();
  return started;
}

/** As if Redis had been started anew: nothing is in it. */
async function empty({ link }: RedisProcess): Promise<void> {
  await link.ask(async (redis) => redis.del(await redis.keys(`${link.prefix}*`)));
}

const peers = async ({ store }: RedisProcess) => (await store.members('room')).map(({ peerId }) => peerId);

describe('several processes', () => {
  it('see the same places, the same mutes and the same sums, and each its own rooms', async () => {
    await one.store.take(placeOf('a'), any);
    await other.store.take(placeOf('b'), any);
    await other.store.judge('room', 'me-a', { muted: true });
    await one.store.setHand('room', 'a', 100);
    await other.store.take(placeOf('c', { roomId: 'other' }), any);
    const members = [placeOf('a', { muted: true, hand: 100, revision: 3 }), placeOf('b')];
    for (const { store } of [one, other]) {
      expect(await store.members('room')).toEqual(members);
      expect(await store.totals()).toEqual({ meetings: 2, people: 3 });
    }
    expect(await one.store.occupied()).toEqual(['room']);
    expect((await other.store.occupied()).toSorted()).toEqual(['other', 'room']);
    expect(one.store.own()).toEqual([placeOf('a', { muted: true, hand: 100, revision: 3 })]);
  });

  it('let exactly one of fifty take the last place', async () => {
    await one.store.take(placeOf('first'), { ...any, room: 2 });
    const racers = Array.from({ length: 50 }, (_, index) => placeOf(`racer-${index}`));
    const race = racers.map((place, index) => (index % 2 ? one : other).store.take(place, { ...any, room: 2 }));
    expect((await Promise.all(race)).filter(({ ok }) => ok)).toHaveLength(1);
    expect(await other.store.count('room')).toBe(2);
    expect(await one.store.totals()).toEqual({ meetings: 1, people: 2 });
  });

  it('give a place to a socket of another one, and whoever had it before does not free it', async () => {
    await one.store.take(placeOf('a'), any);
    await one.store.drop('room', 'a', 'socket-a');
    const { principalId, resumeHash, actor } = placeOf('a');
    const claim = { roomId: 'room', principalId, resumeHash, actor, socketId: 'new', role: 'participant' } as const;
    expect(await other.store.resume(claim)).toMatchObject({ ok: true });
    await other.store.drop('room', 'a', 'new');
    expect(await one.store.release('room', 'a', null)).toBeUndefined();
    expect(one.store.own()).toEqual([]);
    expect(await other.store.release('room', 'a', null)).toEqual(orphan('a'));
  });

  it('ask nobody about a place of their own', async () => {
    await one.store.take(placeOf('a'), any);
    one.link.commands.disconnect();
    expect(await one.store.has('room', 'a')).toBe(true);
    await expect(one.store.has('room', 'b')).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('a process that is over', () => {
  it('leaves its places to another, which looks after them', async () => {
    const third = await start();
    await one.store.take(placeOf('a'), any);
    await other.store.take(placeOf('b'), any);
    await one.store.beforeApplicationShutdown();
    await Promise.all([other.store.renew(), third.store.renew()]);
    expect([...third.orphans, ...other.orphans]).toEqual([orphan('a')]);
    expect(await peers(other)).toEqual(['a', 'b']);
    await third.store.renew();
    expect(third.returns).toBe(0);
  });

  it('leaves them to the one that starts next, where it was the last', async () => {
    await one.store.take(placeOf('a'), any);
    for (const { store } of [one, other]) await store.beforeApplicationShutdown();
    const next = await redisProcess(space);
    expect(await next.store.takeOver()).toEqual([orphan('a')]);
    expect(next.store.own()).toEqual([orphan('a')]);
  });

  it('takes its places back where it was not over after all', async () => {
    await one.store.take(placeOf('a'), any);
    await one.link.ask((redis) => redis.zadd(`${one.link.prefix}processes`, 0, one.store.id));
    await other.store.renew();
    expect(await other.store.members('room')).toEqual([orphan('a')]);
    await one.store.renew();
    expect(await other.store.members('room')).toEqual([placeOf('a')]);
    expect(one.returns).toBe(1);
  });
});

describe('a Redis that comes back empty', () => {
  it('gets the places again from the processes that have them, and what was said of their people', async () => {
    await one.store.take(placeOf('a'), any);
    await other.store.take(placeOf('b'), any);
    await other.store.take(placeOf('c', { principalId: 'me-c' }), any);
    await one.store.judge('room', 'me-b', { muted: true });
    await one.store.kick('room', 'c');
    await other.store.setMedia('room', 'b', { audio: true, video: false, screen: false });
    await empty(one);
    await one.store.renew();
    await other.store.renew();
    expect(await one.store.find('room', 'a')).toEqual(placeOf('a'));
    expect(await one.store.find('room', 'b')).toMatchObject({ muted: true, revision: 3 });
    expect(await peers(one)).toEqual(['a', 'b']);
    expect(await one.store.isKicked('room', 'me-c')).toBe(true);
    expect(await one.store.totals()).toEqual({ meetings: 1, people: 2 });
  });

  it('gets those back too whose process has not come back yet, and gives them up where it never does', async () => {
    await other.store.take(placeOf('b'), any);
    await one.store.take(placeOf('a'), any);
    await empty(one);
    await one.store.renew();
    expect((await peers(one)).toSorted()).toEqual(['a', 'b']);
    await other.link.ask((redis) => redis.zadd(`${other.link.prefix}processes`, 0, other.store.id));
    await one.store.renew();
    expect(one.orphans).toEqual([orphan('b')]);
    expect(
      one.store
        .own()
        .map(({ peerId }) => peerId)
        .toSorted(),
    ).toEqual(['a', 'b']);
  });

  it('gets them however often it goes away in the middle of that, and nothing is changed before it has them', async () => {
    await one.store.take(placeOf('a'), any);
    await one.store.take(placeOf('b', { roomId: 'other' }), any);
    await one.store.judge('room', 'me-a', { muted: true });
    await empty(one);
    const run = vi.spyOn(one.link, 'run');
    let asked = 0;
    const { run: real } = Object.getPrototypeOf(one.link) as Pick<RedisLink, 'run'>;
    // It answers that the process lives, and nothing after that.
    run.mockImplementation(async (...args) => {
      if ((asked += 1) > 1) throw new ProblemError('unavailable');
      return real.apply(one.link, args);
    });
    await one.store.renew();
    await expect(one.store.setHand('room', 'a', 100)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await peers(other)).toEqual([]);
    run.mockRestore();
    // Whoever comes first need not wait for the next renewal.
    await one.store.setHand('room', 'a', 100);
    expect(await other.store.members('room')).toMatchObject([{ peerId: 'a', muted: true, hand: 100 }]);
    await one.store.renew();
    expect(await other.store.count('other')).toBe(1);
    expect(one.returns).toBe(1);
  });
});

describe('a repair that is interrupted', () => {
  it('tells of all its rooms when it is done, of those too that were right before', async () => {
    await one.store.take(placeOf('a'), any);
    await one.store.take(placeOf('b', { roomId: 'other' }), any);
    const told: string[][] = [];
    one.store.returned.subscribe((rooms) => void told.push([...rooms].toSorted()));
    const { ask: real } = Object.getPrototypeOf(one.link) as Pick<RedisLink, 'ask'>;
    let asked = 0;
    // One says that it lives, three are for the first room.
    const ask = vi.spyOn(one.link, 'ask').mockImplementation((work) => {
      if ((asked += 1) > 4) return Promise.reject(new ProblemError('unavailable'));
      return real.call(one.link, work);
    });
    await one.store.doubt();
    expect(asked).toBe(5);
    expect(told).toEqual([]);
    ask.mockRestore();
    await one.store.renew();
    expect(told).toEqual([['other', 'room']]);
  });
});
