import { waitAfter } from '@vroom/room-policy';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryFailures, redisFailures, type TimedFailures } from '../../testing/failure-stores.js';
import { testRedisUrl } from '../../testing/test-redis.js';
import { clientMemory, scopeMemory, type Attempt } from './failure-store.js';

/** In memory, and on Redis where the tests are run for that. */
const stores: [string, () => Promise<TimedFailures>][] =
  testRedisUrl === undefined ? [['memory', memoryFailures]] : [['Redis', () => redisFailures()]];

const me = '192.0.2.1';
/** After so many the wait is minutes, in which no machine is too slow to be refused. */
const many = 10;

/** What any store of failures must do, wherever it keeps them. */
describe.each(stores)('failures in %s', (_name, create) => {
  let failures: TimedFailures;
  beforeEach(async () => {
    failures = await create();
  });

  async function begin(client = me, scope = 'room'): Promise<Attempt> {
    const begun = await failures.store.begin(client, scope);
    if (!begun.ok) throw new Error(`${client} has to wait ${begun.wait} ms`);
    return begun.attempt;
  }

  const refused = async (client = me, scope = 'room') => !(await failures.store.begin(client, scope)).ok;

  /** Begins, and sees that the wait after it is the one after so many failures. */
  async function beginAs(nth: number, client = me): Promise<Attempt> {
    const before = await failures.now();
    const attempt = await begin(client);
    const wait = waitAfter(nth);
    expect(attempt.freeAt).toBeGreaterThanOrEqual(before + wait);
    expect(attempt.freeAt).toBeLessThanOrEqual((await failures.now()) + wait);
    return attempt;
  }

  /** Fails so often, and waits each time but the last. @returns the last attempt */
  async function fail(times: number): Promise<Attempt> {
    for (let nth = 1; nth < times; nth += 1) {
      await beginAs(nth);
      await failures.pass(waitAfter(nth));
    }
    return beginAs(times);
  }

  it('make the waits that the rule says, up to the longest', async () => {
    await fail(16);
  });

  it('are not counted while a wait is running, whose rest is told', async () => {
    await fail(many);
    for (let time = 0; time < 5; time += 1) {
      const begun = await failures.store.begin(me, 'room');
      expect(begun).toEqual({ ok: false, wait: expect.any(Number) });
      expect(begun).toSatisfy(({ wait }: { wait: number }) => wait > 0 && wait <= waitAfter(many));
    }
    await failures.pass(waitAfter(many));
    await beginAs(many + 1);
  });

  it('are of one client in one scope', async () => {
    await fail(many);
    expect([await refused(me, 'other'), await refused('192.0.2.2'), await refused()]).toEqual([false, false, true]);
  });

  it('are as if they had not been, taken back', async () => {
    await failures.store.takeBack(await fail(many));
    await beginAs(many);
    expect(await refused()).toBe(true);
  });

  it('keep the wait of another attempt, taken back', async () => {
    const first = await fail(many);
    await failures.pass(waitAfter(many));
    const second = await beginAs(many + 1);
    await failures.store.takeBack(first);
    expect(await refused()).toBe(true);
    await failures.store.takeBack(second);
    await beginAs(many);
  });

  it('are forgotten by a right password', async () => {
    await failures.store.forgive(await fail(many));
    await beginAs(1);
  });

  it('of a client are forgotten a while after the last', async () => {
    await fail(many);
    await failures.pass(clientMemory - 60_000);
    await beginAs(many + 1);
    await failures.pass(clientMemory + 1);
    await beginAs(1);
  });

  it('of a scope are counted, whoever they are of', async () => {
    const attempts = [await begin('a'), await begin('b'), await begin('c'), await begin('a', 'other')];
    expect(attempts.map(({ recent }) => recent)).toEqual([0, 1, 2, 0]);
    const [a, b] = attempts as [Attempt, Attempt];
    await failures.store.takeBack(a);
    await failures.store.forgive(b);
    expect(await begin('d')).toMatchObject({ recent: 1 });
  });

  it('of a scope are forgotten a while after the first', async () => {
    const first = await begin('a');
    await failures.pass(scopeMemory - 60_000);
    expect(await begin('b')).toMatchObject({ recent: 1 });
    await failures.pass(60_001);
    // What is no more counted can't be taken off.
    await failures.store.forgive(first);
    expect(await begin('c')).toMatchObject({ recent: 0 });
  });

  it('that are forgotten can be taken back, which changes nothing', async () => {
    const first = await begin();
    await failures.pass(clientMemory + 1);
    await failures.store.takeBack(first);
    await beginAs(1);
    await beginAs(2);
  });

  it('get no discount for fifty at once', async () => {
    await fail(many);
    await failures.pass(waitAfter(many));
    const begun = await Promise.all(Array.from({ length: 50 }, () => failures.store.begin(me, 'room')));
    expect(begun.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
