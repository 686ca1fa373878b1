import { onTestFinished } from 'vitest';
import { Budgets } from '../platform/throttle/budgets.js';
import type { RedisLink } from '../platform/redis/redis-link.js';
import { FakeClock } from './fake-clock.js';
import { openTestRedis } from './test-redis.js';

export function memoryBudgets(): Promise<Budgets> {
  return Promise.resolve(new Budgets(null, new FakeClock()));
}

/** Those of one process. They end with the test. @param space the same for those that share their points */
export async function redisBudgets(space?: string): Promise<{ link: RedisLink; clock: FakeClock; budgets: Budgets }> {
  const link = await openTestRedis(space);
  onTestFinished(() => link.onApplicationShutdown());
  const clock = new FakeClock();
  return { link, clock, budgets: new Budgets(link, clock) };
}
