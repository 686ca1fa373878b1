import { newDatabase } from './databases/new-database.ts';
import type { TestDatabase } from './databases/test-database.ts';
import { RedisServer } from './redis/redis-server.ts';
import { VroomServer } from './vroom-server.ts';

/** Two servers that are one instance: on one database and one Redis, which are theirs. */
export class TwoProcesses {
  readonly redis: RedisServer;
  readonly one: VroomServer;
  readonly other: VroomServer;
  private readonly database: TestDatabase;

  private constructor(redis: RedisServer, database: TestDatabase, [one, other]: readonly [VroomServer, VroomServer]) {
    this.redis = redis;
    this.database = database;
    this.one = one;
    this.other = other;
  }

  /** @param more settings of both */
  static async start(more: Record<string, string> = {}): Promise<TwoProcesses> {
    const [redis, database] = await Promise.all([RedisServer.start(), newDatabase()]);
    const settings = { ...redis.settings, ...database.settings, ...more };
    // Together, so that both find the database empty.
    const servers = await Promise.all([VroomServer.start(settings), VroomServer.start(settings)]);
    return new TwoProcesses(redis, database, servers);
  }

  async stop(): Promise<void> {
    await Promise.all([this.one.stop(), this.other.stop()]);
    await Promise.all([this.redis.stop(), this.database.remove()]);
  }
}
