import type { DataSource } from 'typeorm';
import { AuditEventEntity } from '../audit/audit-event.entity.js';
import { AuditQueue } from '../audit/writing/audit-queue.js';
import { AuditSpill } from '../audit/writing/audit-spill.js';
import { AuditTable } from '../audit/writing/audit-table.js';
import { AuditWriter } from '../audit/writing/audit-writer.js';
import type { Clock } from '../platform/clock/clock.js';
import { loadSettings } from '../platform/config/load-settings.js';

/** One that writes into this database, as a process has it. @param file where events wait while the database is away */
export function auditWriter(database: DataSource, clock: Clock, file = '/dev/null/nowhere'): AuditWriter {
  const spill = new AuditSpill(loadSettings({ VROOM_AUDIT_SPILL_FILE: file }));
  return new AuditWriter(new AuditTable(database.getRepository(AuditEventEntity)), new AuditQueue(spill), clock);
}
