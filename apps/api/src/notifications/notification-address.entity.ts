import { Entity, PrimaryColumn } from 'typeorm';

/** Somebody who is told by mail that people joined a room. It goes with the room. */
@Entity('notification_addresses')
export class NotificationAddressEntity {
  @PrimaryColumn({ name: 'room_id', type: 'varchar', length: 36 })
  roomId!: string;

  @PrimaryColumn({ type: 'varchar', length: 254 })
  email!: string;
}
