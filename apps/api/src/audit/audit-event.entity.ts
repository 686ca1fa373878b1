import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { moment } from '../platform/database/columns.js';
import type { AuditEventName } from '@vroom/contract';

/** One thing that happened. Never changed once it is written. */
@Entity('audit_events')
export class AuditEventEntity {
  /** Counts up, so that two events of one millisecond keep their order. */
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column(moment)
  date!: number;

  /** Where it came from; `null` for what the server does by itself. */
  @Column({ type: 'varchar', length: 45, nullable: true })
  address!: string | null;

  @Column({ type: 'varchar', length: 32 })
  event!: AuditEventName;

  /** Who: `session <id>`, `key <label>` or `system`. */
  @Column({ type: 'varchar', length: 80 })
  user!: string;

  @Column({ type: 'text' })
  message!: string;

  /** On the last event of those that were written together: which they were, so that they are never written twice. */
  @Column({ type: 'varchar', length: 36, nullable: true, select: false })
  batch?: string | null;
}

/** One that is not in the table yet. */
export type NewAuditEvent = Omit<AuditEventEntity, 'id' | 'batch'>;
