import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from '../database/columns.js';

/** Which process does a piece of work that only one may do, and until when. */
@Entity('leases')
export class LeaseEntity {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  name!: string;

  /** The id that the process gave itself. */
  @Column({ type: 'varchar', length: 36 })
  holder!: string;

  @Column({ name: 'expires_at', ...moment })
  expiresAt!: number;
}
