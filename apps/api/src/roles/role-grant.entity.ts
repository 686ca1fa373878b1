import type { Role } from '@vroom/room-policy';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from '../platform/database/columns.js';

/** The role a principal was given in a room. It goes with the room. */
@Entity('role_grants')
export class RoleGrantEntity {
  @PrimaryColumn({ name: 'room_id', type: 'varchar', length: 36 })
  roomId!: string;

  @PrimaryColumn({ name: 'principal_id', type: 'varchar', length: 36 })
  principalId!: string;

  @Column({ type: 'varchar', length: 16 })
  role!: Role;

  @Column({ name: 'granted_at', ...moment })
  grantedAt!: number;
}
