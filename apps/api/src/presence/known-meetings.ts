import type { RedisLink } from '../platform/redis/redis-link.js';
import type { SharedMeeting, SharedPlace } from './meeting-state.js';
import { Meeting } from './meeting.js';
import { OneAtATime } from './one-at-a-time.js';
import type { Place } from './place.js';
import { recollected } from './recollection.js';
import { RedisMeetings, type Version } from './redis-meetings.js';
import type { RedisProcesses } from './redis-processes.js';

/**
 * The meetings in Redis, and of those that this process has places in what it last saw of them: for what it alone answers for
 * nobody need be asked, and a Redis that comes back empty gets them again. Of one room it takes one step at a time.
 */
export class KnownMeetings {
  readonly meetings: RedisMeetings;
  private readonly steps = new OneAtATime();
  private readonly seen = new Map<string, Version>();

  constructor(
    link: RedisLink,
    private readonly processes: RedisProcesses,
  ) {
    this.meetings = new RedisMeetings(link);
  }

  /** What was last seen of the rooms that this process has places in. */
  get known(): ReadonlyMap<string, Version> {
    return this.seen;
  }

  /** The places that this process answers for. */
  own(roomId?: string): Place[] {
    const versions = roomId === undefined ? [...this.seen.values()] : [this.seen.get(roomId)];
    return versions.flatMap((version) => (version ? this.ownIn(version) : []));
  }

  async look<T>(roomId: string, at: (meeting: Meeting) => T): Promise<T> {
    return at(meetingOf((await this.meetings.read(roomId)).meeting));
  }

  change<T>(roomId: string, work: (meeting: Meeting, before: SharedMeeting) => T): Promise<T> {
    return this.steps.run(roomId, async () => {
      let result!: T;
      const seen = this.seen.get(roomId);
      // Before there is a place, so that none is left where nobody would look for it.
      if (!seen) await this.processes.enter(roomId);
      const after = await this.meetings.change(roomId, seen, (before) => {
        const meeting = meetingOf(before);
        result = work(meeting, before);
        return meeting.changed ? this.shared(meeting, before) : undefined;
      });
      await this.keep(roomId, after);
      return result;
    });
  }

  /** Into a Redis that lost what it knew: all that we remember, once; `remembered` says what, where it was not told yet. */
  recollect(roomId: string, remembered: () => Version | undefined): Promise<void> {
    return this.steps.run(roomId, async () => {
      const version = remembered();
      if (!version) return;
      const { places } = version.meeting;
      for (const process of new Set(places.map((place) => place.process))) await this.processes.vouch(process, roomId);
      const tell = (before: SharedMeeting) => recollected(before, version.meeting, this.processes.self);
      await this.keep(roomId, await this.meetings.change(roomId, undefined, tell));
    });
  }

  /** Into one that others went on with: our places that nobody sits in. What is no more there has been taken away. */
  async restore(roomId: string): Promise<void> {
    await this.processes.enter(roomId);
    const own = this.own(roomId);
    await this.change(roomId, (meeting) => {
      for (const { peerId, socketId } of own) {
        const there = meeting.find(peerId);
        if (there?.socketId === null && socketId !== null) meeting.put({ ...there, socketId });
      }
    });
  }

  /** Answers from now on for places whose process is over. @returns them */
  adopt(roomId: string): Promise<Place[]> {
    return this.steps.run(roomId, async () => {
      const seen = await this.meetings.read(roomId);
      // Asked after it: a process that has a place has said before that it lives.
      const living = new Set(await this.processes.living());
      let orphans: Place[] = [];
      const after = await this.meetings.change(roomId, seen, (before) => {
        const isOrphan = ({ process }: SharedPlace) => !living.has(process) && isIn(seen, process);
        const adopt = (place: SharedPlace) => ({ ...place, socketId: null, process: this.processes.self });
        orphans = before.places.filter(isOrphan).map((place) => withoutProcess(adopt(place)));
        const places = before.places.map((place) => (isOrphan(place) ? adopt(place) : place));
        return orphans.length > 0 ? { ...before, places } : undefined;
      });
      await this.keep(roomId, after);
      return orphans;
    });
  }

  /** Who brought a place its socket, or took it away, answers for it. */
  private shared(meeting: Meeting, before: SharedMeeting): SharedMeeting {
    const processes = new Map(before.places.map((place) => [place.peerId, place]));
    const { places, standings } = meeting.state;
    const withProcess = (place: Place): SharedPlace => {
      const was = processes.get(place.peerId);
      return { ...place, process: was?.socketId === place.socketId ? was.process : this.processes.self };
    };
    return { places: places.map(withProcess), standings };
  }

  private async keep(roomId: string, version: Version): Promise<void> {
    if (this.ownIn(version).length > 0) return void this.seen.set(roomId, version);
    this.seen.delete(roomId);
    await this.processes.leave(roomId);
  }

  private ownIn({ meeting }: Version): Place[] {
    return meeting.places.filter(({ process }) => process === this.processes.self).map(withoutProcess);
  }
}

/** Who came only after we looked may be of a process that we did not ask after. */
function isIn({ meeting }: Version, process: string): boolean {
  return meeting.places.some((place) => place.process === process);
}

function meetingOf({ places, standings }: SharedMeeting): Meeting {
  return new Meeting(new Map(places.map((place) => [place.peerId, withoutProcess(place)])), new Map(standings));
}

function withoutProcess({ process: _process, ...place }: SharedPlace): Place {
  return place;
}
