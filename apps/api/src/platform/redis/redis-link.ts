import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Redis, type RedisOptions } from 'ioredis';
import { parseRedisUrl, type RedisUrl } from '../config/redis-url.js';
import { ProblemError } from '../errors/problem-error.js';
import { redisFailure, RedisError, withoutCommand } from './redis-error.js';

/** How long to wait for a connection and for an answer, in ms: who asks us is told soon that it does not come. */
const connectTimeout = 5000;
const commandTimeout = 2000;
/** From one try to connect again to the next, in ms at most. */
const maxRetryTime = 1000;
/** When who was refused should try again, in ms. */
const comeBackAfter = 2000;
/** Since this version messages can be sent by the shard they belong to. */
const oldestVersion = 7;

/**
 * The connection to Redis, which all processes of an instance share. While Redis is away, what needs it fails at once
 * rather than wait; when it is back, the connection is too.
 */
@Injectable()
export class RedisLink implements OnApplicationShutdown {
  private readonly logger = new Logger('Redis');
  private readonly hashes = new Map<string, string>();
  private readonly ears: Redis[] = [];
  private closing = false;
  private there = true;

  private constructor(
    readonly commands: Redis,
    /** How all our keys and channels begin: the channels of a server know nothing of its numbered databases. */
    readonly prefix: string,
  ) {
    this.follow(commands);
  }

  /**
   * @param space where several instances share a database of one server: a name of its own for each
   * @throws RedisError where it can't be used, with what to do
   */
  static async open(text: string, space = ''): Promise<RedisLink> {
    const url = parseRedisUrl(text);
    if (!url) throw new RedisError('VROOM_DATABASE_REDIS is no URL of a Redis server.');
    const commands = new Redis(optionsFor(url));
    let fault: unknown;
    commands.on('error', (error) => (fault ??= error));
    try {
      await commands.connect();
      await assertVersion(commands);
    } catch (error) {
      commands.disconnect();
      throw error instanceof RedisError ? error : redisFailure(withoutCommand(fault ?? error), url);
    }
    return new RedisLink(commands, `vroom:${url.database}:${space && `${space}:`}`);
  }

  /** @throws ProblemError `unavailable` where Redis does not answer */
  async ask<T>(work: (redis: Redis) => Promise<T>): Promise<T> {
    try {
      return await work(this.commands);
    } catch (error) {
      const cause = withoutCommand(error);
      if (cause instanceof ProblemError || this.isRefusal(cause)) throw cause;
      throw new ProblemError('unavailable', { cause, wait: comeBackAfter });
    }
  }

  /** Runs a script, which is one step for all processes. @throws ProblemError `unavailable` */
  async run<T>(script: string, keys: readonly string[], values: readonly (string | number)[]): Promise<T> {
    const hash = this.hashes.get(script) ?? createHash('sha1').update(script).digest('hex');
    this.hashes.set(script, hash);
    return this.ask(async (redis) => {
      try {
        return (await redis.evalsha(hash, keys.length, ...keys, ...values)) as T;
      } catch (error) {
        if (!isUnknownScript(error)) throw error;
        return (await redis.eval(script, keys.length, ...keys, ...values)) as T;
      }
    });
  }

  /** One more connection, which only listens. It comes back by itself; what it listened to is for who opened it to say again. */
  openEars(): Redis {
    // What is asked before it is connected waits for that, as long as any command may take.
    const ears = this.commands.duplicate({ enableOfflineQueue: true });
    // That Redis is away is told by the other connection, which goes to the same.
    const told = (error: unknown) => this.logger.debug(withoutCommand(error));
    ears.on('error', told);
    ears.connect().catch(told);
    this.ears.push(ears);
    return ears;
  }

  onApplicationShutdown(): void {
    this.closing = true;
    for (const connection of [this.commands, ...this.ears]) connection.disconnect();
  }

  /** It did answer, so that what is wrong is ours. While it still reads its data, or has no room for more, it can't serve either. */
  private isRefusal(cause: unknown): boolean {
    return (
      cause instanceof Error &&
      cause.name === 'ReplyError' &&
      !/^(LOADING|OOM|MASTERDOWN|READONLY|MISCONF|NOREPLICAS|BUSY)/.test(cause.message)
    );
  }

  private follow(redis: Redis): void {
    redis.on('close', () => {
      // Each try to connect again that fails says so too.
      if (!this.closing && this.there) this.logger.error('The connection to Redis is lost.');
      this.there = false;
    });
    redis.on('ready', () => {
      this.there = true;
      this.logger.log('The connection to Redis is back.');
    });
  }
}

/** Redis forgets its scripts when it starts anew. */
function isUnknownScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT');
}

function optionsFor({ host, port, database, secure, user, password }: RedisUrl): RedisOptions {
  return {
    ...{ host, port, db: database, lazyConnect: true, connectTimeout, commandTimeout },
    // A host that is gone without a word says nothing more, and neither does its connection.
    ...{ socketTimeout: connectTimeout, keepAlive: connectTimeout },
    ...(user !== undefined && { username: user }),
    ...(password !== undefined && { password }),
    ...(secure && { tls: { servername: host } }),
    // Nobody waits for a Redis that is away, and nothing is done twice because its answer was lost.
    ...{ enableOfflineQueue: false, autoResendUnfulfilledCommands: false, autoResubscribe: false },
    retryStrategy: (tries) => Math.min(50 * 2 ** tries, maxRetryTime),
  };
}

async function assertVersion(redis: Redis): Promise<void> {
  const version = /redis_version:(\d+)\S*/.exec(await redis.info('server'));
  if (Number(version?.[1]) >= oldestVersion) return;
  throw new RedisError(
    `VROOM needs Redis ${oldestVersion} or later; this one is ${version?.[0] ?? 'of an unknown version'}.`,
  );
}
