import { maxWait, waitAfter } from '@vroom/room-policy';
import type { RedisLink } from '../redis/redis-link.js';
import { clientMemory, FailureStore, scopeMemory, type Attempt, type Begun } from './failure-store.js';

/** Counts by Redis' clock, which is the same for all. KEYS: the client in the scope, the scope. ARGV: how long to remember each, the waits. */
const beginScript = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local wait = (redis.call('HGET', KEYS[1], 'freeAt') or 0) - now
  if wait > 0 then return { wait } end
  local count = redis.call('HINCRBY', KEYS[1], 'count', 1)
  local freeAt = now + ARGV[2 + math.min(count, #ARGV - 2)]
  redis.call('HSET', KEYS[1], 'freeAt', freeAt)
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  local failures = redis.call('INCR', KEYS[2])
  if failures == 1 then redis.call('PEXPIRE', KEYS[2], ARGV[2]) end
  return { 0, freeAt, failures - 1 }`;

const uncountInScope = `
  if tonumber(redis.call('GET', KEYS[2]) or 0) > 0 then redis.call('DECR', KEYS[2]) end`;

/** The wait of another attempt stays: that one may have been wrong. ARGV: how long to remember, when this attempt's wait ends. */
const takeBackScript = `
  local count, freeAt = unpack(redis.call('HMGET', KEYS[1], 'count', 'freeAt'))
  if tonumber(count or 0) > 1 then
    redis.call('HINCRBY', KEYS[1], 'count', -1)
    if tonumber(freeAt) == tonumber(ARGV[2]) then redis.call('HSET', KEYS[1], 'freeAt', 0) end
    redis.call('PEXPIRE', KEYS[1], ARGV[1])
  else redis.call('DEL', KEYS[1]) end ${uncountInScope}`;

const forgiveScript = `redis.call('DEL', KEYS[1]) ${uncountInScope}`;

/** The failures of all processes, in Redis. Each step is one script; what it keeps goes by itself. While Redis is away nobody may guess. */
export class RedisFailureStore extends FailureStore {
  private readonly waits = waitTable();

  constructor(private readonly link: RedisLink) {
    super();
  }

  override async begin(client: string, scope: string): Promise<Begun> {
    const values = [clientMemory, scopeMemory, ...this.waits];
    const [wait = 0, freeAt = 0, recent = 0] = await this.run<number[]>(beginScript, { client, scope }, values);
    return wait > 0 ? { ok: false, wait } : { ok: true, attempt: { client, scope, freeAt, recent } };
  }

  override async takeBack(attempt: Attempt): Promise<void> {
    await this.run(takeBackScript, attempt, [clientMemory, attempt.freeAt]);
  }

  override async forgive(attempt: Attempt): Promise<void> {
    await this.run(forgiveScript, attempt, []);
  }

  /** The scope in braces, by which a cluster of servers would know where all of a scope is. */
  private run<T>(script: string, of: Pick<Attempt, 'client' | 'scope'>, values: readonly number[]): Promise<T> {
    const ofScope = `${this.link.prefix}failures:{${of.scope}}`;
    return this.link.run<T>(script, [`${ofScope}:${of.client}`, ofScope], values);
  }
}

/** The rule as a script can use it: the wait after one failure, after two, and so on up to the longest, which stays. */
function waitTable(): number[] {
  const waits: number[] = [];
  do waits.push(waitAfter(waits.length + 1));
  while (!waits.includes(maxWait));
  return waits;
}
