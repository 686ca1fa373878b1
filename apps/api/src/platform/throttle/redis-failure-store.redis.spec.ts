import { randomUUID } from 'node:crypto';
import { freeFailures, waitAfter } from '@vroom/room-policy';
import { beforeEach, describe, expect, it } from 'vitest';
import { redisFailures } from '../../testing/failure-stores.js';
import type { Begun } from './failure-store.js';

const me = '2001:db8:1:2::/64';
type Process = Awaited<ReturnType<typeof redisFailures>>;

let one: Process;
let other: Process;
beforeEach(async () => {
  const space = randomUUID();
  [one, other] = [await redisFailures(space), await redisFailures(space)];
});

const begin = ({ store }: Process) => store.begin(me, 'room');
const allowed = (begun: readonly Begun[]) => begun.filter(({ ok }) => ok).length;
/** Fifty guesses at once, by turns here and there. */
const fifty = () => Promise.all(Array.from({ length: 50 }, (_, index) => begin(index % 2 ? one : other)));

describe('two processes', () => {
  it("share a client's failures and what becomes of them", async () => {
    for (let nth = 1; nth < 10; nth += 1) {
      expect(await begin(nth % 2 ? one : other)).toMatchObject({ ok: true, attempt: { recent: nth - 1 } });
      await one.pass(waitAfter(nth));
    }
    const tenth = await begin(one);
    expect(await begin(other)).toMatchObject({ ok: false });
    if (tenth.ok) await other.store.forgive(tenth.attempt);
    expect(await begin(one)).toMatchObject({ ok: true, attempt: { recent: 9 } });
  });

  it('allow together what one would of fifty guesses at once', async () => {
    expect(allowed(await fifty())).toBe(freeFailures + 1);
    await one.pass(waitAfter(freeFailures + 1));
    expect(allowed(await fifty())).toBe(1);
  });
});

it('leaves nothing in Redis that does not go by itself', async () => {
  await begin(one);
  const taken = await begin(one);
  if (taken.ok) await one.store.takeBack(taken.attempt);
  const keys = await one.link.ask((redis) => redis.keys(`${one.link.prefix}*`));
  expect(keys).toHaveLength(2);
  for (const key of keys) expect(await one.link.ask((redis) => redis.pttl(key))).toBeGreaterThan(0);
});

it('lets nobody guess while Redis is away', async () => {
  one.link.commands.disconnect();
  await expect(begin(one)).rejects.toMatchObject({ code: 'unavailable' });
});
