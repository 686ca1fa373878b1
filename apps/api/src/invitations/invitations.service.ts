import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { CreateInvitationsInput, Invitation, Invitations } from '@vroom/contract';
import { invitationExpiry, meetingProblem, usualMeetingMinutes } from '@vroom/room-policy';
import { IsNull, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { MailService } from '../mail/mail.service.js';
import { Clock } from '../platform/clock/clock.js';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { hashToken, randomToken } from '../platform/crypto/token.js';
import { isMissingParent } from '../platform/database/missing-parent.js';
import { Transactions } from '../platform/database/transactions.js';
import { normalizedEmail } from '../platform/email/normalized-email.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import type { Principal } from '../platform/http/request.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { InvitationLimits } from './invitation-limits.js';
import { InvitationMails, type Outgoing } from './invitation-mails.js';
import { asListed } from './invitation-views.js';
import { InvitationEntity } from './invitation.entity.js';

/** As many as a list shows. */
const maxListed = 500;

/** What the owners of a room do with its invitations. */
@Injectable()
export class InvitationsService implements OnModuleInit {
  constructor(
    @InjectRepository(InvitationEntity) private readonly invitations: Repository<InvitationEntity>,
    private readonly transactions: Transactions,
    private readonly mails: MailService,
    private readonly letters: InvitationMails,
    private readonly limits: InvitationLimits,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** A mail that waits must not bring what is worth nothing any more, nor what went with its room. */
  onModuleInit(): void {
    this.mails.sendOnlyIf('invitation', (id) => this.invitations.existsBy({ id, revokedAt: IsNull() }));
  }

  /** The newest first. */
  async list({ id: roomId }: RoomEntity): Promise<Invitations> {
    const order = { createdAt: 'DESC', id: 'ASC' } as const;
    const rows = await this.invitations.find({ where: { roomId }, order, take: maxListed });
    return { items: rows.map((row) => asListed(row, this.clock.now())) };
  }

  /**
   * Invites people: each gets a token and a mail of their own, all of them or nobody.
   *
   * @throws ProblemError `too_many_requests`, `meeting_in_past`, `meeting_too_far`, `room_not_found` where it is gone
   */
  async create(
    room: RoomEntity,
    asker: Principal,
    input: CreateInvitationsInput,
    publicUrl: string,
  ): Promise<Invitations> {
    const { language } = asker;
    const emails = [...new Set(input.emails.map(normalizedEmail))];
    const common = this.rowFor(room, asker, input);
    const forgetMails = await this.limits.countMails(room.id, asker, input.emails);
    const outgoing = emails.map((email): Outgoing => {
      const token = randomToken();
      const invitation = { ...common, id: randomUUID(), email, tokenHash: hashToken(token) };
      return { invitation, token, room: room.name, publicUrl, language, timeZone: input.timeZone };
    });
    await this.store(outgoing).catch(async (error: unknown) => {
      await forgetMails();
      throw error;
    });
    for (const email of emails) this.audit.record('send_invitation', asker, `${room.name}: ${email}`);
    const items = outgoing.map(({ invitation }): Invitation => asListed(invitation, common.createdAt));
    return { items };
  }

  /** Makes an invitation worthless, and takes back its mail where that still waits. @throws ProblemError `invitation_not_found` */
  async revoke(room: RoomEntity, asker: Principal, id: string): Promise<void> {
    const found = await this.invitations.findOneBy({ id, roomId: room.id });
    if (!found) throw new ProblemError('invitation_not_found');
    const open = { id, revokedAt: IsNull() };
    const affected = await this.transactions.run(async (manager) => {
      await this.mails.cancel('invitation', [id], manager);
      const done = await manager.update(InvitationEntity, open, { revokedAt: this.clock.now(), newsAt: null });
      return done.affected;
    });
    if (affected) this.audit.record('invalidate_invitation', asker, `${room.name}: ${found.email}, revoked`);
  }

  private rowFor(room: RoomEntity, { id: createdBy }: Principal, input: CreateInvitationsInput) {
    const now = this.clock.now();
    const startsAt = input.startsAt === undefined ? null : Date.parse(input.startsAt);
    const { durationMinutes = null } = input;
    const problem = meetingProblem({ now, startsAt, minutes: durationMinutes ?? usualMeetingMinutes });
    if (problem) throw new ProblemError(problem);
    return {
      ...{ roomId: room.id, createdBy, createdAt: now, startsAt, durationMinutes },
      organiser: input.organiser || null,
      message: input.message ?? null,
      expiresAt: invitationExpiry({ now, startsAt }, this.settings.rooms.invitation_timeout),
      ...({ mail: 'queued', mailAt: null } as const),
      ...{ usedBy: null, usedAt: null, revokedAt: null },
      ...{ answer: null, answerMessage: null, answeredAt: null, newsAt: null },
    };
  }

  /** Invitations and mails together, so that neither is ever there without the other. */
  private async store(outgoing: readonly Outgoing[]): Promise<void> {
    try {
      await this.transactions.run(async (manager) => {
        await manager.insert(
          InvitationEntity,
          outgoing.map(({ invitation }) => invitation),
        );
        for (const each of outgoing) await this.mails.send(this.letters.mailOf(each), manager);
      });
    } catch (cause) {
      if (isMissingParent(cause)) throw new ProblemError('room_not_found', { cause });
      throw cause;
    }
  }
}
