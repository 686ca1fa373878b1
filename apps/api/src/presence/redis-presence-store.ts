import { Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Clock } from '../platform/clock/clock.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { RedisLink } from '../platform/redis/redis-link.js';
import { KnownMeetings } from './known-meetings.js';
import { MeetingPresenceStore } from './meeting-presence-store.js';
import type { SharedMeeting } from './meeting-state.js';
import type { Meeting } from './meeting.js';
import type { Place } from './place.js';
import type { PresenceTotals } from './presence-store.js';
import { processLease, RedisProcesses, renewalTime, type Renewal } from './redis-processes.js';
import { Repairs } from './repairs.js';

/** Presence of several processes, in Redis: says that this one lives, and puts right what comes of Redis or a process being away. */
export class RedisPresenceStore extends MeetingPresenceStore implements BeforeApplicationShutdown {
  private readonly logger = new Logger('RedisPresence');
  private readonly processes: RedisProcesses;
  private readonly rooms: KnownMeetings;
  private readonly repairs = new Repairs();
  /** A command of the command line only looks, and has no places. */
  private alive = false;
  /** Redis was away since this process last said that it lives, and may know nothing any more. */
  private stale = false;
  private endRenewal: (() => void) | undefined;
  private renewing: Promise<void> | undefined;
  private repairing: Promise<void> | undefined;

  constructor(
    link: RedisLink,
    private readonly clock: Clock,
  ) {
    super();
    this.processes = new RedisProcesses(link);
    this.rooms = new KnownMeetings(link, this.processes);
    link.commands.on('close', () => (this.stale = true));
    link.commands.on('ready', () => {
      // One that is under way may wait for an answer that was lost with the connection.
      if (this.alive) void Promise.resolve(this.renewing).then(() => this.renew());
    });
  }

  /** Which process this is, for the others. */
  get id(): string {
    return this.processes.self;
  }

  async takeOver(): Promise<Place[]> {
    this.alive = true;
    const left: Place[] = [];
    const listening = this.orphaned.subscribe((places) => left.push(...places));
    await this.note(await this.processes.renew());
    await this.repair();
    listening.unsubscribe();
    this.scheduleRenewal();
    return left;
  }

  own(): Place[] {
    return this.rooms.own();
  }

  occupied(): Promise<string[]> {
    return Promise.resolve([...this.rooms.known.keys()]);
  }

  totals(): Promise<PresenceTotals> {
    return this.rooms.meetings.totals();
  }

  override async has(roomId: string, peerId: string): Promise<boolean> {
    return this.rooms.own(roomId).some((place) => place.peerId === peerId) || super.has(roomId, peerId);
  }

  /** Whoever waited for a dropped peer waits no more where that one is another process's by now. */
  override release(roomId: string, peerId: string, socketId: string | null): Promise<Place | undefined> {
    const { self } = this.processes;
    return this.changeShared(roomId, (meeting, { places }) => {
      const foreign = socketId === null && places.some((place) => place.peerId === peerId && place.process !== self);
      return foreign ? undefined : meeting.release(peerId, socketId);
    });
  }

  /** The others need not wait for the end of our lease to look after those who were here. */
  async beforeApplicationShutdown(): Promise<void> {
    if (!this.alive) return;
    this.alive = false;
    this.endRenewal?.();
    await Promise.all([this.renewing, this.repairing]);
    await this.processes.resign().catch((error: unknown) => this.logger.error(error));
  }

  /** Says that this process lives, and puts right what changed since it last said so. Never throws: there is nobody to tell but the log. */
  async renew(): Promise<void> {
    await this.beat();
    await this.mend();
  }

  /** This process may not have heard what the others did: {@link returned} follows, once Redis and we agree again. */
  async doubt(): Promise<void> {
    for (const roomId of this.rooms.known.keys()) this.repairs.doubted.add(roomId);
    if (this.alive) await this.renew();
  }

  protected async look<T>(roomId: string, at: (meeting: Meeting) => T): Promise<T> {
    await this.catchUp(roomId);
    return this.rooms.look(roomId, at);
  }

  protected change<T>(roomId: string, work: (meeting: Meeting) => T): Promise<T> {
    return this.changeShared(roomId, work);
  }

  private async changeShared<T>(roomId: string, work: (meeting: Meeting, before: SharedMeeting) => T): Promise<T> {
    await this.catchUp(roomId);
    try {
      return await this.rooms.change(roomId, work);
    } catch (error) {
      // Redis may have done it all the same.
      this.repairs.doubted.add(roomId);
      throw error;
    }
  }

  /** Whoever asks for a room while Redis may have forgotten it waits until it knows it again. @throws ProblemError `unavailable` */
  private async catchUp(roomId: string): Promise<void> {
    if (!this.alive) return;
    if (this.stale) await this.beat();
    if (this.stale) throw new ProblemError('unavailable', { wait: renewalTime });
    if (this.repairs.lost.has(roomId)) await this.recollect(roomId);
  }

  private scheduleRenewal(): void {
    this.endRenewal = this.clock.after(renewalTime, () => {
      void this.beat().finally(() => {
        // Not waited for: who has much to put right lives all the same.
        void this.mend();
        if (this.alive) this.scheduleRenewal();
      });
    });
  }

  private beat(): Promise<void> {
    this.renewing ??= this.processes
      .renew()
      .then((renewal) => this.note(renewal))
      .catch((error: unknown) => this.logger.warn(error))
      .finally(() => (this.renewing = undefined));
    return this.renewing;
  }

  private mend(): Promise<void> {
    this.repairing ??= this.repair()
      .catch((error: unknown) => this.logger.warn(error))
      .finally(() => (this.repairing = undefined));
    return this.repairing;
  }

  private async note({ emptied, missed, over }: Renewal): Promise<void> {
    for (const [roomId, version] of this.rooms.known) {
      if (emptied) this.repairs.lost.set(roomId, version);
      else if (missed) this.repairs.missed.add(roomId);
    }
    this.stale = false;
    if (emptied) this.lookAround();
    for (const process of over) {
      // Until the answer is here: what it says may be ours by then, and we not know it.
      this.repairs.unsure.add(process);
      for (const roomId of await this.processes.inherit(process)) this.repairs.inherited.add(roomId);
      this.repairs.unsure.delete(process);
    }
  }

  /** What others remember of us may be no more, and they tell it Redis when they get round to it: now, or before their lease would end. */
  private lookAround(): void {
    const { self } = this.processes;
    this.repairs.unsure.add(self);
    this.clock.after(processLease, () => this.repairs.unsure.add(self));
  }

  private async repair(): Promise<void> {
    if (this.repairs.none) return;
    const { toTell } = this.repairs;
    try {
      await this.repairRooms();
    } catch (error) {
      // Those that are put right already are told with the rest.
      for (const roomId of toTell) this.repairs.doubted.add(roomId);
      throw error;
    }
    if (toTell.size > 0) this.returned.next(toTell);
  }

  private async repairRooms(): Promise<void> {
    for (const roomId of [...this.repairs.lost.keys()]) await this.recollect(roomId);
    for (const roomId of [...this.repairs.missed]) {
      await this.rooms.restore(roomId);
      this.repairs.missed.delete(roomId);
    }
    await this.lookAfter();
  }

  private async recollect(roomId: string): Promise<void> {
    await this.rooms.recollect(roomId, () => this.repairs.lost.get(roomId));
    this.repairs.lost.delete(roomId);
    this.repairs.doubted.add(roomId);
  }

  /** After places whose process is over, and rooms of which we are not sure what is in them. */
  private async lookAfter(): Promise<void> {
    const unsure = [...this.repairs.unsure];
    const all = unsure.length > 0 ? await this.processes.rooms() : [];
    for (const roomId of new Set([...this.repairs.inherited, ...this.repairs.doubted, ...all])) {
      const orphans = await this.rooms.adopt(roomId);
      this.repairs.inherited.delete(roomId);
      this.repairs.doubted.delete(roomId);
      if (orphans.length > 0) this.orphaned.next(orphans);
    }
    for (const process of unsure) this.repairs.unsure.delete(process);
  }
}
