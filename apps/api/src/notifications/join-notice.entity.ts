import type { Language } from '@vroom/contract';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from '../platform/database/columns.js';

/** Somebody joined a room that has addresses to tell. It goes with the room. */
@Entity('join_notices')
export class JoinNoticeEntity {
  /** The place they took: one join is told of once. */
  @PrimaryColumn({ name: 'peer_id', type: 'varchar', length: 36 })
  peerId!: string;

  @Column({ name: 'room_id', type: 'varchar', length: 36 })
  roomId!: string;

  /** Where the room asks for names. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  name!: string | null;

  @Column({ type: 'varchar', length: 8 })
  language!: Language;

  /** The room's address, as they opened it. */
  @Column({ type: 'varchar', length: 500 })
  url!: string;

  @Column({ name: 'joined_at', ...moment })
  joinedAt!: number;

  /** When a mail was written about it; `null` while none is. */
  @Column({ name: 'told_at', nullable: true, ...moment })
  toldAt!: number | null;
}
