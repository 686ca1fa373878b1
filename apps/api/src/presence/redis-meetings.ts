import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { RedisLink } from '../platform/redis/redis-link.js';
import { sharedMeetingSchema, type SharedMeeting } from './meeting-state.js';
import type { PresenceTotals } from './presence-store.js';

/** A meeting as it was at one moment. */
export interface Version {
  /** Another one with each change; empty where there is no meeting. */
  readonly id: string;
  readonly meeting: SharedMeeting;
}

/** More than processes that all want the same room at once ever need. */
const maxTries = 200;

/**
 * Puts a meeting in place of the version that it was made of. Where that is no more the one there is, tells which is, so that the next try
 * needs no other question. Keeps the sums, so that nobody has to look at the meetings for them.
 */
const replaceScript = `
  local version, state, people = unpack(redis.call('HMGET', KEYS[1], 'version', 'state', 'people'))
  if (version or '') ~= ARGV[1] then return { version or '', state or '' } end
  if ARGV[3] == '0' then redis.call('DEL', KEYS[1])
  else redis.call('HSET', KEYS[1], 'version', ARGV[2], 'people', ARGV[3], 'state', ARGV[4]) end
  local before, after = tonumber(people or 0), tonumber(ARGV[3])
  redis.call('HINCRBY', KEYS[2], 'people', after - before)
  redis.call('HINCRBY', KEYS[2], 'meetings', math.min(after, 1) - math.min(before, 1))
  return {}`;

const nobody: SharedMeeting = { places: [], standings: [] };

/** The meetings as they are in Redis: each one value, which is read and replaced as a whole. */
export class RedisMeetings {
  private readonly logger = new Logger('RedisMeetings');

  constructor(private readonly link: RedisLink) {}

  async read(roomId: string): Promise<Version> {
    const [id, state] = await this.link.ask((redis) => redis.hmget(this.key(roomId), 'version', 'state'));
    return this.version(roomId, id ?? '', state ?? '');
  }

  /**
   * Makes one version of another, as one step for all processes: where somebody else was faster, the change is made anew on what they made.
   *
   * @param known how it may still be, so that it need not be read
   * @param work gives the meeting after it; `undefined` where nothing changes
   * @returns the version there is after it
   */
  async change(
    roomId: string,
    known: Version | undefined,
    work: (before: SharedMeeting) => SharedMeeting | undefined,
  ): Promise<Version> {
    let before = known ?? (await this.read(roomId));
    for (let tries = 0; tries < maxTries; tries++) {
      const meeting = work(before.meeting);
      // What nothing is written of may have been judged by what is no more.
      const same = meeting === undefined ? await this.read(roomId) : undefined;
      if (same?.id === before.id) return before;
      const id = randomUUID();
      const other = same ?? (await this.replace(roomId, before, { id, meeting: meeting ?? nobody }));
      if (!other) return meeting && meeting.places.length > 0 ? { id, meeting } : { id: '', meeting: nobody };
      before = other;
    }
    throw new ProblemError('unavailable', { detail: 'Too many want to change this meeting at once.', wait: 1000 });
  }

  async totals(): Promise<PresenceTotals> {
    const [meetings, people] = await this.link.ask((redis) => redis.hmget(this.sums, 'meetings', 'people'));
    return { meetings: Number(meetings ?? 0), people: Number(people ?? 0) };
  }

  /** @returns the version there is, where it was not the one it should be */
  private async replace(roomId: string, before: Version, after: Version): Promise<Version | undefined> {
    const { places } = after.meeting;
    const values = [before.id, after.id, places.length, JSON.stringify(after.meeting)];
    const [id, state] = await this.link.run<string[]>(replaceScript, [this.key(roomId), this.sums], values);
    return id === undefined ? undefined : this.version(roomId, id, state ?? '');
  }

  private version(roomId: string, id: string, state: string): Version {
    return { id, meeting: id === '' ? nobody : (parse(state) ?? this.unreadable(roomId)) };
  }

  private unreadable(roomId: string): SharedMeeting {
    this.logger.error(`The meeting in room ${roomId} was written by another version, and is forgotten.`);
    return nobody;
  }

  /** The room in braces, by which a cluster of servers would know where all of a room is. */
  private key(roomId: string): string {
    return `${this.link.prefix}meeting:{${roomId}}`;
  }

  private get sums(): string {
    return `${this.link.prefix}meetings`;
  }
}

function parse(state: string): SharedMeeting | undefined {
  try {
    return sharedMeetingSchema.safeParse(JSON.parse(state)).data;
  } catch {
    return undefined;
  }
}
