import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from '../platform/database/columns.js';

/**
 * What a room has in Etherpad. It outlives the room until the group is deleted there: a row without a room is what is still
 * to be done.
 */
@Entity('pads')
export class PadEntity {
  @PrimaryColumn({ name: 'room_id', type: 'varchar', length: 36 })
  roomId!: string;

  /** The group in Etherpad; `null` while it is being made. */
  @Column({ name: 'group_id', type: 'varchar', length: 64, nullable: true })
  groupId!: string | null;

  /** The wipe of the room (its `wipedAt`) of which the pad before is deleted; an earlier one is still to be done. */
  @Column({ name: 'cleaned_at', nullable: true, ...moment })
  cleanedAt!: number | null;
}
