import type { InvitationAnswer, InvitationFacts } from '@vroom/room-policy';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from '../platform/database/columns.js';

/** One mail to one person, with a token of its own. It goes with the room. */
@Entity('invitations')
export class InvitationEntity implements InvitationFacts {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  id!: string;

  @Column({ name: 'room_id', type: 'varchar', length: 36 })
  roomId!: string;

  /** The token itself is in the mail and nowhere else. */
  @Column({ name: 'token_hash', type: 'varchar', length: 64 })
  tokenHash!: string;

  @Column({ type: 'varchar', length: 254 })
  email!: string;

  /** What who invited calls themselves. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  organiser!: string | null;

  @Column({ type: 'text', nullable: true })
  message!: string | null;

  @Column({ name: 'starts_at', nullable: true, ...moment })
  startsAt!: number | null;

  @Column({ name: 'duration_minutes', type: 'int', nullable: true })
  durationMinutes!: number | null;

  @Column({ name: 'created_at', ...moment })
  createdAt!: number;

  /** The principal that sent it. */
  @Column({ name: 'created_by', type: 'varchar', length: 36 })
  createdBy!: string;

  @Column({ name: 'expires_at', ...moment })
  expiresAt!: number;

  @Column({ type: 'varchar', length: 16 })
  mail!: InvitationFacts['mail'];

  /** When the mail was sent or given up. */
  @Column({ name: 'mail_at', nullable: true, ...moment })
  mailAt!: number | null;

  /** The principal that used it first, to which it is bound. */
  @Column({ name: 'used_by', type: 'varchar', length: 36, nullable: true })
  usedBy!: string | null;

  @Column({ name: 'used_at', nullable: true, ...moment })
  usedAt!: number | null;

  @Column({ name: 'revoked_at', nullable: true, ...moment })
  revokedAt!: number | null;

  @Column({ type: 'varchar', length: 16, nullable: true })
  answer!: InvitationAnswer | null;

  @Column({ name: 'answer_message', type: 'text', nullable: true })
  answerMessage!: string | null;

  @Column({ name: 'answered_at', nullable: true, ...moment })
  answeredAt!: number | null;

  /** Since when there is something that who sent it has not been told; `null` while there is nothing. */
  @Column({ name: 'news_at', nullable: true, ...moment })
  newsAt!: number | null;
}
