import { randomUUID } from 'node:crypto';
import { RedisLink } from '../platform/redis/redis-link.js';

/** Where the tests have a Redis, if they have one: see tools/test/redis. */
export const testRedisUrl = process.env['VROOM_TEST_REDIS'];

/** A link to the tests' Redis. @param space where its keys are; by default, where no other link sees them */
export function openTestRedis(space: string = randomUUID()): Promise<RedisLink> {
  if (testRedisUrl === undefined) throw new Error('These tests have no Redis: run them in the project api-redis');
  return RedisLink.open(testRedisUrl, space);
}
