import type { I18nService } from 'nestjs-i18n';
import type { DataSource } from 'typeorm';
import { InvitationLimits } from '../invitations/invitation-limits.js';
import { InvitationMails } from '../invitations/invitation-mails.js';
import { InvitationNewsService } from '../invitations/invitation-news.service.js';
import { InvitationOutcomes } from '../invitations/invitation-outcomes.service.js';
import { InvitationEntity } from '../invitations/invitation.entity.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { ReceivedInvitations } from '../invitations/received-invitations.service.js';
import type { InvitationMail, Mail } from '../mail/mail.js';
import { MailLimits } from '../mail/mail-limits.js';
import { MailService } from '../mail/mail.service.js';
import { MailChecks } from '../mail/queue/mail-checks.js';
import { MailCommits } from '../mail/queue/mail-commits.js';
import { QueuedMailEntity } from '../mail/queue/queued-mail.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Sweeper } from '../platform/schedule/sweeper.js';
import { Budgets } from '../platform/throttle/budgets.js';
import { roomServices } from './rooms.js';

/** The services around invitations, on a real database, with a queue that nobody empties. */
export function invitationServices(database: DataSource, environment: Record<string, string> = {}) {
  const house = roomServices(database, environment);
  const { audit, events, clock, settings, rooms } = house;
  const rows = database.getRepository(InvitationEntity);
  const queue = database.getRepository(QueuedMailEntity);
  const checks = new MailChecks();
  const mailService = new MailService(queue, new MailCommits(database), checks, clock, settings);
  // The key and what is put into it, which is enough to see that it is there.
  const translate = (key: string, { args }: { args: object }) => [key, ...Object.values(args)].join(' ');
  const letters = new InvitationMails({ translate } as unknown as I18nService, settings);
  const transactions = new Transactions(database);
  const budgets = new Budgets(null, clock);
  const mailLimits = new MailLimits(budgets, settings);
  const limits = new InvitationLimits(mailLimits, budgets);
  const invitations = new InvitationsService(
    ...([rows, transactions, mailService, letters, limits, audit.service, clock, settings] as const),
  );
  invitations.onModuleInit();
  const received = new ReceivedInvitations(rows, rooms, limits, audit.service, events, clock);
  const news = new InvitationNewsService(rows, transactions, mailService, events, audit.service, clock);
  news.onModuleInit();
  const outcomes = new InvitationOutcomes(rows, events, { addAlone: () => undefined } as unknown as Sweeper, clock);
  outcomes.onModuleInit();
  /** The mails in the queue, oldest first. */
  const mails = async (): Promise<Mail[]> => {
    const queued = await queue.find({ order: { createdAt: 'ASC', recipient: 'ASC' } });
    return queued.map(({ content }) => JSON.parse(content ?? '') as Mail);
  };
  /** The token in the mail to this address that was sent last. */
  const tokenOf = async (email: string): Promise<string> => {
    const sent = (await mails()).filter((mail): mail is InvitationMail => mail.kind === 'invitation');
    return sent.findLast(({ to }) => to === email)?.data.answerUrl.split('#')[1] ?? '';
  };
  const services = { checks, mailService, budgets, mailLimits, invitations, received, news, outcomes };
  return { ...house, transactions, rows, queue, ...services, mails, tokenOf };
}
