import { Redis } from 'ioredis';

/** How many processes a server of these tests is, each of which counts, remembers and keeps its log by itself. */
export const processCount = process.env['VROOM_TEST_PROCESSES_REDIS'] === undefined ? 1 : 2;

/** For tests of servers that are two processes: the settings by which one is, on a Redis of its own; else none. */
export async function severalProcesses(): Promise<Record<string, string>> {
  const url = process.env['VROOM_TEST_PROCESSES_REDIS'];
  if (url === undefined) return {};
  const redis = new Redis(url);
  // What the servers share is kept in numbered databases, and each server has its own.
  const number = await redis.incr('servers');
  redis.disconnect();
  return { VROOM_DATABASE_REDIS: `${url}/${number}`, VROOM_DAEMON_WORKERS: '2' };
}
