import type { DataSource } from 'typeorm';
import { AuditEventEntity } from '../audit/audit-event.entity.js';

/** Something that happened, as a test needs it. */
export function auditEvent(date: number, changes: Partial<AuditEventEntity> = {}): Omit<AuditEventEntity, 'id'> {
  return { date, address: '192.0.2.1', event: 'room_join', user: 'session x', message: 'room atelier', ...changes };
}

/** Writes events into the table, a hundred at a time. */
export async function writeEvents(database: DataSource, events: readonly Partial<AuditEventEntity>[]): Promise<void> {
  const rows = database.getRepository(AuditEventEntity);
  for (let index = 0; index < events.length; index += 100) await rows.insert(events.slice(index, index + 100));
}
