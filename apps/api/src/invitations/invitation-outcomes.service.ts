import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { DomainEvents, type DomainEventMap } from '../platform/events/domain-events.js';
import { Sweeper, type SweepTask } from '../platform/schedule/sweeper.js';
import { asNews } from './invitation-views.js';
import { InvitationEntity } from './invitation.entity.js';

const mailHas = (state: 'sent' | 'failed') =>
  `invitation.id IN (SELECT mails.reference FROM mails WHERE mails.state = '${state}' AND mails.kind = 'invitation')`;

/** Invitations that are looked at in one piece of the work. */
const chunk = 200;

/**
 * Notes what became of the mails that invite. It is told by events, which a process that dies takes with it: so it looks
 * after them at the start, and with each sweep.
 */
@Injectable()
export class InvitationOutcomes implements SweepTask, OnModuleInit, OnApplicationBootstrap {
  readonly name = 'outcomes of invitations';
  private readonly logger = new Logger('InvitationOutcomes');

  constructor(
    @InjectRepository(InvitationEntity) private readonly invitations: Repository<InvitationEntity>,
    private readonly events: DomainEvents,
    private readonly sweeper: Sweeper,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const told = (error: unknown) => this.logger.error(error);
    this.events.on('mail.sent').subscribe((event) => void this.ended(event, 'sent').catch(told));
    this.events.on('mail.failed').subscribe((event) => void this.ended(event, 'failed').catch(told));
    this.sweeper.addAlone(this);
  }

  async onApplicationBootstrap(): Promise<void> {
    while (await this.sweep());
  }

  async sweep(): Promise<boolean> {
    const [sent, failed] = [await this.unnoted('sent'), await this.unnoted('failed')];
    for (const row of sent) await this.sent(row.id);
    for (const row of failed) await this.failed(row);
    return Math.max(sent.length, failed.length) === chunk;
  }

  private unnoted(state: 'sent' | 'failed'): Promise<InvitationEntity[]> {
    const rows = this.invitations.createQueryBuilder('invitation').where("invitation.mail = 'queued'");
    return rows.andWhere(mailHas(state)).limit(chunk).getMany();
  }

  private async ended(
    { kind, reference }: DomainEventMap['mail.sent'] | DomainEventMap['mail.failed'],
    how: 'sent' | 'failed',
  ): Promise<void> {
    if (kind !== 'invitation' || reference === null) return;
    if (how === 'sent') return this.sent(reference);
    const row = await this.invitations.findOneBy({ id: reference, mail: 'queued' });
    if (row) await this.failed(row);
  }

  private async sent(id: string): Promise<void> {
    await this.invitations.update({ id, mail: 'queued' }, { mail: 'sent', mailAt: this.clock.now() });
  }

  private async failed(row: InvitationEntity): Promise<void> {
    const at = this.clock.now();
    // Who is in or may not come any more needs no mail.
    const isNews = row.usedBy === null && row.revokedAt === null;
    const change = { mail: 'undeliverable', mailAt: at, ...(isNews && { newsAt: at }) } as const;
    const { affected } = await this.invitations.update({ id: row.id, mail: 'queued' }, change);
    if (!affected || !isNews) return;
    const { roomId, createdBy: sentBy } = row;
    this.events.publish('invitation.answered', { roomId, sentBy, invitation: asNews(Object.assign(row, change)) });
  }
}
