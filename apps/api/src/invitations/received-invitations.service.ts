import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { InvitationResponseInput, ReceivedInvitation } from '@vroom/contract';
import { invitationDenial, type InvitationAnswer } from '@vroom/room-policy';
import { IsNull, MoreThan, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { hashToken } from '../platform/crypto/token.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { nobodyAt } from '../platform/events/actor.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import type { Principal } from '../platform/http/request.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { InvitationLimits } from './invitation-limits.js';
import { asNews, asReceived } from './invitation-views.js';
import { InvitationEntity } from './invitation.entity.js';

const answers: Record<InvitationResponseInput['response'], InvitationAnswer> = { later: 'later', decline: 'declined' };

/** What people do with an invitation who hold its token. */
@Injectable()
export class ReceivedInvitations {
  constructor(
    @InjectRepository(InvitationEntity) private readonly invitations: Repository<InvitationEntity>,
    private readonly rooms: RoomsService,
    private readonly limits: InvitationLimits,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /** @throws ProblemError `invitation_unknown`, `invitation_used`, `invitation_expired`, `invitation_revoked` */
  async look(token: string, address: string): Promise<ReceivedInvitation> {
    const { invitation, room } = await this.find(token, address);
    this.assertGood(invitation, null);
    return asReceived(invitation, room.name);
  }

  /** Takes an answer; the last one counts. @throws ProblemError as {@link look}, and `too_many_requests` */
  async answer(token: string, address: string, input: InvitationResponseInput): Promise<ReceivedInvitation> {
    const { invitation: before, room } = await this.find(token, address);
    this.assertGood(before, null);
    await this.limits.countAnswer(before.id);
    const at = this.clock.now();
    const said = { answer: answers[input.response], answerMessage: input.message ?? null, answeredAt: at, newsAt: at };
    await this.write(before, said, null);
    const after = Object.assign(before, said);
    this.audit.record('invitation_response', nobodyAt(address), `${room.name}: ${after.email}, ${said.answer}`);
    const { roomId, createdBy: sentBy } = after;
    this.events.publish('invitation.answered', { roomId, sentBy, invitation: asNews(after) });
    return asReceived(after, room.name);
  }

  /**
   * Binds an invitation to this session, or finds that it is. Of several that race for it, one gets it.
   *
   * @throws ProblemError as {@link look}, and `kicked` where the asker was sent out: no invitation opens that door
   */
  async redeem(room: RoomEntity, asker: Principal, token: string): Promise<void> {
    if (await this.rooms.isKicked(room, asker)) throw new ProblemError('kicked');
    const found = await this.find(token, asker.address);
    if (found.room.id !== room.id) return this.unknown(asker.address);
    const { invitation } = found;
    this.assertGood(invitation, asker.id);
    if (invitation.usedBy === asker.id) return;
    await this.write(invitation, { usedBy: asker.id, usedAt: this.clock.now() }, asker.id);
    this.audit.record('invalidate_invitation', asker, `${room.name}: ${invitation.email}, used`);
  }

  private async find(token: string, address: string): Promise<{ invitation: InvitationEntity; room: RoomEntity }> {
    const invitation = await this.invitations.findOneBy({ tokenHash: hashToken(token) });
    const room = invitation && (await this.rooms.find(invitation.roomId));
    return invitation && room ? { invitation, room } : this.unknown(address);
  }

  private async unknown(address: string): Promise<never> {
    await this.limits.countUnknown(address);
    throw new ProblemError('invitation_unknown');
  }

  /** Writes, if nobody used, revoked or outlived it meanwhile. */
  private async write(
    { id }: InvitationEntity,
    values: Partial<InvitationEntity>,
    principalId: string | null,
  ): Promise<void> {
    const open = { id, usedBy: IsNull(), revokedAt: IsNull(), expiresAt: MoreThan(this.clock.now()) };
    const { affected } = await this.invitations.update(open, values);
    if (affected) return;
    const now = await this.invitations.findOneBy({ id });
    if (!now) throw new ProblemError('invitation_unknown');
    this.assertGood(now, principalId);
  }

  private assertGood(invitation: InvitationEntity, principalId: string | null): void {
    const denial = invitationDenial(invitation, principalId, this.clock.now());
    if (denial) throw new ProblemError(denial);
  }
}
