import type { TestProject } from 'vitest/node';
import { RedisServer } from './redis-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The Redis server of tests that run on one. */
    redis: string;
  }
}

/** A Redis for all tests of a project: vitest's `globalSetup`, with use-redis.ts among its `setupFiles`. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await RedisServer.start('--databases', '10000');
  project.provide('redis', server.url);
  return () => server.stop();
}
