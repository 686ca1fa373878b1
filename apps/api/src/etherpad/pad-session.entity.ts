import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from '../platform/database/columns.js';

/** A session of Etherpad that somebody was given for the pad of a room. The row goes when it is deleted there. */
@Entity('pad_sessions')
export class PadSessionEntity {
  /** As Etherpad calls it, and as it stands in the cookie. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  id!: string;

  @Column({ name: 'room_id', type: 'varchar', length: 36 })
  roomId!: string;

  @Column({ name: 'principal_id', type: 'varchar', length: 36 })
  principalId!: string;

  /** Etherpad counts whole seconds, so it ends with 000. */
  @Column({ name: 'valid_until', ...moment })
  validUntil!: number;

  /** Whoever has it was sent out of the room. */
  @Column({ type: 'boolean' })
  revoked!: boolean;
}
