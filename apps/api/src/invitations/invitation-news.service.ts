import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { InvitationNews } from '@vroom/contract';
import { In, IsNull, Repository, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { MailService } from '../mail/mail.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { foldedEmail } from '../platform/email/folded-email.js';
import { systemActor } from '../platform/events/actor.js';
import { DomainEvents, type DomainEventMap } from '../platform/events/domain-events.js';
import { asNews } from './invitation-views.js';
import { InvitationEntity } from './invitation.entity.js';

const senderIsGone = 'NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.id = invitation.created_by)';

/** As much as one is told at once. */
const maxNews = 50;

/** What the owners have not been told yet of the invitations to their room. */
@Injectable()
export class InvitationNewsService implements OnModuleInit {
  private readonly logger = new Logger('InvitationNews');

  constructor(
    @InjectRepository(InvitationEntity) private readonly invitations: Repository<InvitationEntity>,
    private readonly transactions: Transactions,
    private readonly mails: MailService,
    private readonly events: DomainEvents,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const told = (error: unknown) => this.logger.error(error);
    this.events.on('peer.kicked').subscribe((event) => void this.kicked(event).catch(told));
  }

  /**
   * Takes what an owner who comes in is to be told, the oldest first: of the invitations they sent themselves, and of those
   * whose sender never comes back, because the session has ended or it was a key.
   */
  async take(roomId: string, principalId: string): Promise<InvitationNews[]> {
    const rows = await this.untold(roomId, [principalId]).orderBy('invitation.newsAt').limit(maxNews).getMany();
    for (const { id, newsAt } of rows) await this.tell(id, newsAt);
    return rows.map(asNews);
  }

  /** Notes that these people were told of one; it is news no more where who sent it is among them, or never comes back. */
  async told(roomId: string, { id }: InvitationNews, principalIds: readonly string[]): Promise<void> {
    const row = await this.untold(roomId, principalIds).andWhere('invitation.id = :id', { id }).getOne();
    if (row) await this.tell(row.id, row.newsAt);
  }

  private untold(roomId: string, principalIds: readonly string[]): SelectQueryBuilder<InvitationEntity> {
    return this.invitations
      .createQueryBuilder('invitation')
      .where('invitation.roomId = :roomId AND invitation.newsAt IS NOT NULL', { roomId })
      .andWhere(`(invitation.createdBy IN (:...principalIds) OR ${senderIsGone})`, { principalIds });
  }

  /** What was answered again meanwhile is news still. */
  private async tell(id: string, newsAt: number | null): Promise<void> {
    if (newsAt !== null) await this.invitations.update({ id, newsAt }, { newsAt: null });
  }

  /** Who was sent out may hold more invitations to the same room, by which a new browser would get around that. */
  private async kicked({ roomId, roomName, principalId }: DomainEventMap['peer.kicked']): Promise<void> {
    const used = await this.invitations.findBy({ roomId, usedBy: principalId });
    if (used.length === 0) return;
    const people = new Set(used.map(({ email }) => foldedEmail(email)));
    const emails = await this.transactions.run((manager) => this.revokeUnused(manager, roomId, people));
    for (const email of emails) {
      this.audit.record('invalidate_invitation', systemActor, `${roomName}: ${email}, sent out`);
    }
  }

  /** @param people folded addresses @returns those of the invitations that were revoked */
  private async revokeUnused(manager: EntityManager, roomId: string, people: ReadonlySet<string>): Promise<string[]> {
    const open = { roomId, usedBy: IsNull(), revokedAt: IsNull() };
    const theirs = (await manager.findBy(InvitationEntity, open)).filter(({ email }) => people.has(foldedEmail(email)));
    if (theirs.length === 0) return [];
    const ids = theirs.map(({ id }) => id);
    await this.mails.cancel('invitation', ids, manager);
    await manager.update(InvitationEntity, { ...open, id: In(ids) }, { revokedAt: this.clock.now(), newsAt: null });
    return theirs.map(({ email }) => email);
  }
}
