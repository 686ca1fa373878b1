import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { AuditEventEntity } from '../audit-event.entity.js';
import { alongIndex, eventsOf, fits, isLoose, isScan, scanned, upTo } from './audit-query.js';
import type { Place, WantedEvents } from './wanted-events.js';

/** Rows that one statement looks at while it searches a text: SQLite's statements hold up everything else. */
export const scanWindow = 5000;
/** The same where it only counts along an index. */
const countWindow = 50_000;
/** Rows of one statement that finds more than is wanted. */
const looseRows = 1000;
/** Events of one piece of a long reading. */
const pieceSize = 100;

export interface Step {
  events: AuditEventEntity[];
  /** Where the next step begins; `null` where nothing is left. */
  at: Place | null;
}

/** Reads the audit step by step, so that nobody's call waits however much there is. */
@Injectable()
export class AuditReader {
  constructor(@InjectRepository(AuditEventEntity) private readonly rows: Repository<AuditEventEntity>) {}

  /** One step: so many events at most, and maybe none though there are more. @param from where the step before ended */
  async step(wanted: WantedEvents, from: Place | null, limit: number): Promise<Step> {
    const query = scanned(alongIndex(this.rows, wanted, from), wanted);
    const edge = isScan(wanted) ? await this.placeAfter(wanted, from, scanWindow) : null;
    if (edge) upTo(query, wanted, edge);
    // One more than asked for tells whether there is more before the edge.
    const most = isLoose(wanted) ? Math.max(limit + 1, looseRows) : limit + 1;
    const found = await eventsOf(query.limit(most));
    const fitting = found.filter((event) => fits(event, wanted));
    const events = fitting.slice(0, limit);
    if (fitting.length > limit) return { events, at: placeOf(events) };
    return { events, at: found.length === most ? placeOf(found) : edge };
  }

  /** All of them in pieces. Between two of them everything else has its turn. */
  async *pieces(wanted: WantedEvents): AsyncGenerator<readonly AuditEventEntity[], void, undefined> {
    let at: Place | null = null;
    do {
      const step: Step = await this.step(wanted, at, pieceSize);
      if (step.events.length > 0) yield step.events;
      ({ at } = step);
      await nextTurn();
    } while (at);
  }

  /** How many there are; `undefined` where that takes as long as reading them. */
  async count(wanted: WantedEvents): Promise<number | undefined> {
    if (isScan(wanted)) return undefined;
    let counted = 0;
    let at: Place | null = null;
    for (;;) {
      const next: Place | null = await this.placeAfter(wanted, at, countWindow);
      if (!next) return counted + (await alongIndex(this.rows, wanted, at).orderBy().getCount());
      counted += countWindow;
      at = next;
      await nextTurn();
    }
  }

  /** The place so many rows on; `null` where there are fewer. */
  private async placeAfter(wanted: WantedEvents, from: Place | null, rows: number): Promise<Place | null> {
    const query = alongIndex(this.rows, wanted, from).select('event.date', 'date').addSelect('event.id', 'id');
    const raw = await query
      .offset(rows - 1)
      .limit(1)
      .getRawOne<{ date: number | string; id: number | string }>();
    return raw ? [Number(raw.date), Number(raw.id)] : null;
  }
}

function placeOf(events: readonly AuditEventEntity[]): Place | null {
  const last = events.at(-1);
  return last ? [last.date, last.id] : null;
}
