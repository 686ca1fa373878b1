import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { overviewHours, type AuditEventName, type OverviewHour } from '@vroom/contract';
import { Repository } from 'typeorm';
import { AuditEventEntity } from '../audit/audit-event.entity.js';
import { Clock } from '../platform/clock/clock.js';
import { isoDate } from '../platform/clock/iso-date.js';

const hour = 3_600_000;
/** From the end of an hour until all that happened in it stands in the table for sure, in ms: the audit writes a little later. */
export const settleTime = 60_000;

const joined: AuditEventName = 'room_join';
const refused: readonly AuditEventName[] = ['password_failed', 'member_off_limit', 'no_role'];

type Counts = Omit<OverviewHour, 'start'>;

/**
 * Joins of the last hours, from the audit. One query for each hour, which reads that hour's part of the index and nothing
 * else; an hour that is over never changes, so it is asked for once.
 */
@Injectable()
export class JoinCounts {
  private settled = new Map<number, Counts>();

  constructor(
    @InjectRepository(AuditEventEntity) private readonly events: Repository<AuditEventEntity>,
    private readonly clock: Clock,
  ) {}

  /** The oldest hour first, the running one last. */
  async hours(): Promise<OverviewHour[]> {
    const now = this.clock.now();
    const starts = lastHours(now);
    const counts = new Map<number, Counts>();
    for (const start of starts) counts.set(start, this.settled.get(start) ?? (await this.count(start)));
    this.settled = new Map([...counts].filter(([start]) => start + hour + settleTime <= now));
    return [...counts].map(([start, each]) => ({ start: isoDate(start), ...each }));
  }

  private async count(start: number): Promise<Counts> {
    const rows = await this.events
      .createQueryBuilder('entry')
      .select('entry.event', 'event')
      .addSelect('COUNT(*)', 'events')
      .where('entry.event IN (:...events)', { events: [joined, ...refused] })
      .andWhere('entry.date >= :start AND entry.date < :end', { start, end: start + hour })
      .groupBy('entry.event')
      .getRawMany<{ event: AuditEventName; events: number | string }>();
    // MySQL's driver gives a count as text.
    const byEvent = new Map(rows.map(({ event, events }) => [event, Number(events)]));
    const sum = (names: readonly AuditEventName[]) => names.reduce((all, name) => all + (byEvent.get(name) ?? 0), 0);
    return { joins: sum([joined]), failedJoins: sum(refused) };
  }
}

function lastHours(now: number): number[] {
  const running = now - (now % hour);
  return Array.from({ length: overviewHours }, (_, index) => running - (overviewHours - 1 - index) * hour);
}
