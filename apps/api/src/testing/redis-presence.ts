import { onTestFinished } from 'vitest';
import type { RedisLink } from '../platform/redis/redis-link.js';
import { RedisPresenceStore } from '../presence/redis-presence-store.js';
import { FakeClock } from './fake-clock.js';
import { openTestRedis } from './test-redis.js';

/** A process, as far as Redis sees. */
export interface RedisProcess {
  link: RedisLink;
  store: RedisPresenceStore;
}

/** One process, or several that share their presence. It ends with the test. @param space the same for those that share it */
export async function redisProcess(space?: string): Promise<RedisProcess> {
  const link = await openTestRedis(space);
  onTestFinished(() => link.onApplicationShutdown());
  return { link, store: new RedisPresenceStore(link, new FakeClock()) };
}
