import { onTestFinished } from 'vitest';
import type { FailureStore } from '../platform/throttle/failure-store.js';
import { MemoryFailureStore } from '../platform/throttle/memory-failure-store.js';
import { RedisFailureStore } from '../platform/throttle/redis-failure-store.js';
import type { RedisLink } from '../platform/redis/redis-link.js';
import { FakeClock } from './fake-clock.js';
import { openTestRedis } from './test-redis.js';

/** A store of failures, and the clock by which it counts. */
export interface TimedFailures {
  store: FailureStore;
  /** In ms since 1970 UTC. */
  now: () => Promise<number>;
  /** Lets so many ms pass. */
  pass: (ms: number) => Promise<void>;
}

export function memoryFailures(): Promise<TimedFailures> {
  const clock = new FakeClock();
  const now = () => Promise.resolve(clock.now());
  return Promise.resolve({ store: new MemoryFailureStore(clock), now, pass: (ms) => clock.advance(ms) });
}

/** What one process has. It ends with the test. @param space the same for those that share their failures */
export async function redisFailures(space?: string): Promise<TimedFailures & { link: RedisLink }> {
  const link = await openTestRedis(space);
  onTestFinished(() => link.onApplicationShutdown());
  const now = async () => {
    const [seconds = 0, microseconds = 0] = await link.ask((redis) => redis.time());
    return seconds * 1000 + Math.floor(microseconds / 1000);
  };
  return { link, store: new RedisFailureStore(link), now, pass: (ms) => age(link, ms) };
}

/** Nobody can turn Redis' clock, so what is there gets older. */
async function age(link: RedisLink, ms: number): Promise<void> {
  for (const key of await link.ask((redis) => redis.keys(`${link.prefix}*`))) {
    await link.run(
      `if redis.call('TYPE', KEYS[1]).ok == 'hash' then
         redis.call('HSET', KEYS[1], 'freeAt', redis.call('HGET', KEYS[1], 'freeAt') - ARGV[1])
       end
       redis.call('PEXPIRE', KEYS[1], redis.call('PTTL', KEYS[1]) - ARGV[1])`,
      [key],
      [ms],
    );
  }
}
