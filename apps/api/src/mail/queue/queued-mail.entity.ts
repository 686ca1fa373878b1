import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from '../../platform/database/columns.js';
import type { MailKind } from '../mail.js';

export type MailState = 'waiting' | 'sent' | 'failed';

/** A mail on its way, and for a while what became of it. */
@Entity('mails')
export class QueuedMailEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ type: 'varchar', length: 32 })
  kind!: MailKind;

  @Column({ type: 'varchar', length: 254 })
  recipient!: string;

  /** What it is about: see {@link Mail}. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  reference!: string | null;

  /** The same on every try, so that whoever gets it twice can tell. */
  @Column({ name: 'message_id', type: 'varchar', length: 320 })
  messageId!: string;

  /** The mail as JSON; `null` once it is sent or given up: there are links in it that let people in. */
  @Column({ type: 'text', nullable: true })
  content!: string | null;

  @Column({ type: 'varchar', length: 16 })
  state!: MailState;

  /** When to try next. A process that sends it moves this on first, and has it to itself until then. */
  @Column({ name: 'due_at', ...moment })
  dueAt!: number;

  @Column({ type: 'int' })
  attempts!: number;

  @Column({ name: 'created_at', ...moment })
  createdAt!: number;

  /** When it was sent or given up. */
  @Column({ name: 'ended_at', nullable: true, ...moment })
  endedAt!: number | null;

  /** What went wrong last. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  problem!: string | null;
}
