import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from '../platform/database/columns.js';

/** A room and its settings. Who is in it now is not here but in `presence/`. */
@Entity('rooms')
export class RoomEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ type: 'varchar', length: 49 })
  name!: string;

  /** The principal that made it, which is its owner. Here and not a grant, so that making a room is one write. */
  @Column({ name: 'creator_id', type: 'varchar', length: 36 })
  creatorId!: string;

  @Column({ type: 'boolean' })
  locked!: boolean;

  @Column({ name: 'ask_for_name', type: 'boolean' })
  askForName!: boolean;

  /** Every browser in it sends through TURN alone. */
  @Column({ name: 'relay_only', type: 'boolean' })
  relayOnly!: boolean;

  @Column({ name: 'join_password_hash', type: 'varchar', length: 255, nullable: true })
  joinPasswordHash!: string | null;

  @Column({ name: 'owner_password_hash', type: 'varchar', length: 255, nullable: true })
  ownerPasswordHash!: string | null;

  /** People at most; `null` for the instance's limit. */
  @Column({ name: 'max_members', type: 'int', nullable: true })
  maxMembers!: number | null;

  @Column({ name: 'created_at', ...moment })
  createdAt!: number;

  /** Never deleted for want of activity. */
  @Column({ type: 'boolean' })
  persistent!: boolean;

  /** When somebody was in it last, to within {@link touchStep} and the time between two sweeps. */
  @Column({ name: 'last_activity_at', ...moment })
  lastActivityAt!: number;

  /** When what was written in it was last deleted for everybody. Browsers keep what was written; nothing older is believed. */
  @Column({ name: 'wiped_at', nullable: true, ...moment })
  wipedAt!: number | null;
}
