import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from '../../platform/database/columns.js';

/** Says what the events of a range of ids were, and which seal came before. Stays when its events are purged. */
@Entity('audit_seals')
export class AuditSealEntity {
  /** From 1 on, without a gap. */
  @PrimaryColumn(moment)
  id!: number;

  /** When it was made. */
  @Column(moment)
  date!: number;

  /** One more than the last of the seal before: no id is between two seals. */
  @Column({ name: 'first_id', ...moment })
  firstId!: number;

  @Column({ name: 'last_id', ...moment })
  lastId!: number;

  /** How many there were. */
  @Column({ type: 'int' })
  events!: number;

  /** The dates of the oldest and the newest of them. */
  @Column({ name: 'first_date', ...moment })
  firstDate!: number;

  @Column({ name: 'last_date', ...moment })
  lastDate!: number;

  /** Over the events. */
  @Column({ type: 'varchar', length: 64 })
  digest!: string;

  /** Over the seal before and this one. */
  @Column({ type: 'varchar', length: 64 })
  hash!: string;
}
