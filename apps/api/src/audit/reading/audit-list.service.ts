import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { AuditEvent, AuditEvents, ListAuditEventsQuery } from '@vroom/contract';
import * as z from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { isoDate } from '../../platform/clock/iso-date.js';
import { readCursor, writeCursor } from '../../platform/http/cursor.js';
import type { AuditEventEntity } from '../audit-event.entity.js';
import { AuditReader, type Step } from './audit-reader.js';
import { wantedEvents, type Place } from './wanted-events.js';

/** For how long one call searches, in ms; it says where the next one goes on. */
export const searchTime = 100;

const placeSchema = z.tuple([z.int(), z.int()]);

/** What happened, page by page, for administrators. */
@Injectable()
export class AuditListService {
  constructor(
    private readonly reader: AuditReader,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `malformed` for a cursor that is none of ours */
  async list({ cursor, limit, after, ...filter }: ListAuditEventsQuery): Promise<AuditEvents> {
    const wanted = wantedEvents(filter, after === undefined ? 'newest' : 'written', after);
    const end = this.clock.now() + searchTime;
    const found: AuditEventEntity[] = [];
    let at: Place | null = cursor === undefined ? null : readCursor(cursor, placeSchema);
    do {
      const step: Step = await this.reader.step(wanted, at, limit - found.length);
      found.push(...step.events);
      ({ at } = step);
      await nextTurn();
    } while (at && found.length < limit && this.clock.now() < end);
    return {
      items: found.sort(newestFirst).map(describe),
      nextCursor: at && writeCursor(at),
      searchedBackTo: at && isoDate(at[0]),
    };
  }
}

/** Who follows gets what was written last, which is nearly but not quite what happened last. */
function newestFirst(one: AuditEventEntity, other: AuditEventEntity): number {
  return other.date - one.date || other.id - one.id;
}

function describe({ id, date, address, event, user, message }: AuditEventEntity): AuditEvent {
  return { id, date: isoDate(date), address, event, user, message };
}
