import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from '../platform/database/columns.js';

/** When the addresses of a room were last told of joins. */
@Entity('join_mails')
export class JoinMailEntity {
  @PrimaryColumn({ name: 'room_id', type: 'varchar', length: 36 })
  roomId!: string;

  @Column({ name: 'sent_at', ...moment })
  sentAt!: number;
}
