import type { RedisUrl } from '../config/redis-url.js';

/** Redis can't be used. The message is for the operator. */
export class RedisError extends Error {
  override readonly name = 'RedisError';
  readonly code = 'redis_unusable';
}

/** The library keeps with an error what was sent, passwords among it, and a log would show it. */
export function withoutCommand(error: unknown): unknown {
  if (error instanceof Error && 'command' in error) delete error.command;
  return error;
}

/** What an operator is told where Redis can't be used at the start. */
export function redisFailure(cause: unknown, { host, port, user }: RedisUrl): RedisError {
  const server = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const words = cause instanceof Error ? cause.message : String(cause);
  if (/^(WRONGPASS|NOAUTH|ERR AUTH|NOPERM)/.test(words)) {
    const who = user === undefined ? 'the password' : `the user ${user} and the password`;
    return new RedisError(`Redis at ${server} refuses ${who} of VROOM_DATABASE_REDIS (${words}).`, { cause });
  }
  return new RedisError(`No Redis answers at ${server} (${words}). Start it, or set VROOM_DATABASE_REDIS.`, { cause });
}
