import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A meeting that is on, as the process that holds it last wrote it down. */
@Entity('meetings')
export class MeetingEntity {
  @PrimaryColumn({ name: 'room_id', type: 'varchar', length: 36 })
  roomId!: string;

  /** JSON of a `MeetingState`. */
  @Column({ type: 'text' })
  state!: string;
}
