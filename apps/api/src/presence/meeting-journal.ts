import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { isDatabaseAway, reasonOf } from '../platform/database/database-away.js';
import { meetingStateSchema, type MeetingState } from './meeting-state.js';
import { MeetingEntity } from './meeting.entity.js';

/** How long a change waits for others to be written with, in ms: what a killed process may lose. */
export const journalTime = 50;
/** How long to wait after a write that failed, in ms. */
const retryTime = 2000;
/** Meetings of one statement. */
const batchSize = 50;

/**
 * Writes down the meetings that are on, soon after each change, for the process that comes after this one. Nobody waits
 * for it: while the database is away meetings go on, and the latest state is written when it is back.
 */
@Injectable()
export class MeetingJournal implements OnApplicationShutdown {
  private readonly logger = new Logger('MeetingJournal');
  private readonly changed = new Map<string, () => MeetingState | undefined>();
  private scheduled: (() => void) | undefined;
  private writing: Promise<void> | undefined;
  private isAway = false;

  constructor(
    @InjectRepository(MeetingEntity) private readonly meetings: Repository<MeetingEntity>,
    private readonly clock: Clock,
  ) {}

  /** What the process before wrote down, by the room's id. What can't be read is left out, and said in the log. */
  async read(): Promise<Map<string, MeetingState>> {
    const states = new Map<string, MeetingState>();
    for (const { roomId, state } of await this.meetings.find()) {
      const parsed = parseState(state);
      if (parsed) states.set(roomId, parsed);
      else this.logger.error(`The meeting in room ${roomId} was written by another version, and is forgotten.`);
    }
    return states;
  }

  /** @param state the meeting as it is when it is written; `undefined` for one that is over */
  note(roomId: string, state: () => MeetingState | undefined): void {
    this.changed.set(roomId, state);
    if (!this.writing) this.schedule(journalTime);
  }

  async flush(): Promise<void> {
    this.scheduled?.();
    this.scheduled = undefined;
    this.writing ??= this.writeAll().finally(() => (this.writing = undefined));
    await this.writing;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.writing;
    await this.flush();
    this.scheduled?.();
  }

  private schedule(ms: number): void {
    this.scheduled ??= this.clock.after(ms, () => {
      this.scheduled = undefined;
      void this.flush();
    });
  }

  private async writeAll(): Promise<void> {
    while (this.changed.size > 0) {
      const batch = [...this.changed].slice(0, batchSize);
      for (const [roomId] of batch) this.changed.delete(roomId);
      try {
        await this.write(batch.map(([roomId, state]) => ({ roomId, state: state() })));
        this.noteBack();
      } catch (error) {
        this.noteFailure(error);
        for (const [roomId, state] of batch) if (!this.changed.has(roomId)) this.changed.set(roomId, state);
        this.schedule(retryTime);
        return;
      }
    }
  }

  /** A database that is away is worth one line, and another one when it is back. */
  private noteFailure(error: unknown): void {
    if (!isDatabaseAway(error)) {
      this.logger.error(error);
      return;
    }
    if (!this.isAway) this.logger.warn(`Meetings go on, but are not written down now: ${reasonOf(error)}`);
    this.isAway = true;
  }

  private noteBack(): void {
    if (this.isAway) this.logger.log('Meetings are written down again.');
    this.isAway = false;
  }

  private async write(batch: { roomId: string; state: MeetingState | undefined }[]): Promise<void> {
    const on = batch.flatMap(({ roomId, state }) => (state ? [{ roomId, state: JSON.stringify(state) }] : []));
    const over = batch.filter(({ state }) => !state).map(({ roomId }) => roomId);
    if (on.length > 0) await this.meetings.upsert(on, ['roomId']);
    if (over.length > 0) await this.meetings.delete({ roomId: In(over) });
  }
}

function parseState(text: string): MeetingState | undefined {
  try {
    return meetingStateSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
