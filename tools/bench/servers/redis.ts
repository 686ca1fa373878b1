import { RedisServer } from '../../test/redis/redis-server.ts';
import type { Bench } from '../row.ts';
import { moveToServerCore } from '../system/cores.ts';
import { childWith } from '../system/proc.ts';

/** A Redis on the core of the servers, which goes when the row is over. */
export async function startRedis(bench: Bench): Promise<{ settings: Record<string, string>; pid: number }> {
  const redis = await RedisServer.start();
  bench.afterwards(() => redis.stop());
  // Redis writes this in the place of its command line.
  const pid = childWith(`127.0.0.1:${redis.port}`);
  moveToServerCore(pid);
  return { settings: redis.settings, pid };
}
