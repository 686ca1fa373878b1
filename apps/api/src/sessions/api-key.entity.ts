import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from '../platform/database/columns.js';

/** An integrator's key. The integrator holds the key; only its hash is here. Its roles in rooms are grants like any other. */
@Entity('api_keys')
export class ApiKeyEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'token_hash', type: 'varchar', length: 64 })
  tokenHash!: string;

  /** What it is for, as the audit shows it. */
  @Column({ type: 'varchar', length: 60 })
  label!: string;

  @Column({ type: 'boolean' })
  admin!: boolean;

  @Column({ name: 'created_at', ...moment })
  createdAt!: number;

  /** `null` for never. */
  @Column({ name: 'expires_at', nullable: true, ...moment })
  expiresAt!: number | null;

  /** To the minute, `null` for never. */
  @Column({ name: 'last_used_at', nullable: true, ...moment })
  lastUsedAt!: number | null;
}
