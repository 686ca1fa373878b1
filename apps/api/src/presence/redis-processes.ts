import { randomUUID } from 'node:crypto';
import type { RedisLink } from '../platform/redis/redis-link.js';

/** For how long a process counts as alive without saying so, in ms. */
export const processLease = 10_000;
/** How often it says so, in ms. */
export const renewalTime = 3000;

/** By Redis' clock, which is the same for all. Tells which processes are over, and whether Redis still knows what it knew. */
const renewScript = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('SET', KEYS[2], ARGV[3], 'NX')
  local known = redis.call('ZSCORE', KEYS[1], ARGV[1])
  redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
  local over = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '(' .. now)
  -- One that was started anew may have read what was long ago.
  local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
  return { redis.call('GET', KEYS[2]) .. ' ' .. run, known and 'known' or 'new', unpack(over) }`;

/** Takes over the rooms of a process that is over, unless another has done so or it lives after all. */
const inheritScript = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local lease = redis.call('ZSCORE', KEYS[1], ARGV[1])
  if not lease or tonumber(lease) >= now then return {} end
  redis.call('ZREM', KEYS[1], ARGV[1])
  redis.call('SUNIONSTORE', KEYS[3], KEYS[3], KEYS[2])
  local rooms = redis.call('SMEMBERS', KEYS[2])
  redis.call('DEL', KEYS[2])
  return rooms`;

/** Has a process that lived a moment ago among the living, for as long as if it had just said so; what it has to look after as well. */
const vouchScript = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  redis.call('ZADD', KEYS[1], 'NX', now + ARGV[2], ARGV[1])
  redis.call('SADD', KEYS[2], ARGV[3])`;

/** How a process stands with the others after it has said that it lives. */
export interface Renewal {
  /** Redis is another than it was: it came back with nothing in it, or with what was before. */
  emptied: boolean;
  /** The others took this process for dead meanwhile. */
  missed: boolean;
  /** Processes that are over. */
  over: string[];
}

/** The processes of an instance: which of them live, and in which rooms each has places. */
export class RedisProcesses {
  /** Which process this is. */
  readonly self = randomUUID();
  /** What Redis called its own life when we last saw it, with the process it was. */
  private epoch: string | undefined;

  constructor(private readonly link: RedisLink) {}

  /** Says that this process lives. */
  async renew(): Promise<Renewal> {
    const { self, epoch } = this;
    const values = [self, processLease, randomUUID()];
    const [life = '', standing, ...over] = await this.link.run<string[]>(
      renewScript,
      [this.alive, this.key('epoch')],
      values,
    );
    this.epoch = life;
    const before = epoch !== undefined;
    return { emptied: before && epoch !== life, missed: before && standing === 'new', over };
  }

  /** @returns the rooms that are ours to look after from now on */
  inherit(process: string): Promise<string[]> {
    return this.link.run<string[]>(
      inheritScript,
      [this.alive, this.roomsOf(process), this.roomsOf(this.self)],
      [process],
    );
  }

  /** Which processes are alive, or were and nobody has come into their rooms yet. */
  living(): Promise<string[]> {
    return this.link.ask((redis) => redis.zrange(this.alive, 0, -1));
  }

  /** Says that this process is over: whoever sees it next looks after its rooms. */
  async resign(): Promise<void> {
    await this.link.ask((redis) => redis.zadd(this.alive, 'XX', 0, this.self));
  }

  async enter(roomId: string): Promise<void> {
    await this.link.ask((redis) => redis.sadd(this.roomsOf(this.self), roomId));
  }

  async leave(roomId: string): Promise<void> {
    await this.link.ask((redis) => redis.srem(this.roomsOf(this.self), roomId));
  }

  /** Says to a Redis that lost what it knew that a process had places in a room: if it lives no more, it is seen to be over. */
  async vouch(process: string, roomId: string): Promise<void> {
    await this.link.run(vouchScript, [this.alive, this.roomsOf(process)], [process, processLease, roomId]);
  }

  /** The rooms in which this process has places, or thought to have some. */
  rooms(): Promise<string[]> {
    return this.link.ask((redis) => redis.smembers(this.roomsOf(this.self)));
  }

  private get alive(): string {
    return this.key('processes');
  }

  private roomsOf(process: string): string {
    return this.key(`rooms:${process}`);
  }

  private key(name: string): string {
    return `${this.link.prefix}${name}`;
  }
}
