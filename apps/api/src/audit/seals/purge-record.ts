import { isoDate } from '../../platform/clock/iso-date.js';
import type { AuditEventEntity } from '../audit-event.entity.js';
import { systemActor } from '../../platform/events/actor.js';

/** What retention writes down before it deletes anything; the verifier takes a gap for what it says, and no more. */
export interface PurgeRecord {
  lastId: number;
  lastDate: number;
  events: number;
  /** The setting. */
  days: number;
}

export function purgeMessage({ lastId, lastDate, events, days }: PurgeRecord): string {
  return `up to event ${lastId} of ${isoDate(lastDate)}: ${events} events, which were older than ${days} days`;
}

/** Up to which id these events say that all were purged; 0 for none. */
export function purgedUpTo(records: readonly AuditEventEntity[]): number {
  const own = records.filter(({ event, user }) => event === 'audit_purge' && user === systemActor.user);
  return Math.max(0, ...own.map(({ message }) => Number(/^up to event (\d{1,15}) of /.exec(message)?.[1] ?? 0)));
}
