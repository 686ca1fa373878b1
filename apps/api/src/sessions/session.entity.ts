import type { Language } from '@vroom/contract';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from '../platform/database/columns.js';

/** One browser. The cookie holds the token; only its hash is here. */
@Entity('sessions')
export class SessionEntity {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'token_hash', type: 'varchar', length: 64 })
  tokenHash!: string;

  @Column({ type: 'varchar', length: 8 })
  language!: Language;

  @Column({ name: 'created_at', ...moment })
  createdAt!: number;

  @Column({ name: 'expires_at', ...moment })
  expiresAt!: number;

  /** Until when it is an administrator's, in ms since 1970 UTC; `null` for not at all. */
  @Column({ name: 'admin_until', nullable: true, ...moment })
  adminUntil!: number | null;
}
