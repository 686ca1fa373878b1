import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { In, IsNull, LessThanOrEqual, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { isMailAddress } from '../mail/mail-address.js';
import { MailLimits, type Payer } from '../mail/mail-limits.js';
import { MailService } from '../mail/mail.service.js';
import { Clock } from '../platform/clock/clock.js';
import { isoDate } from '../platform/clock/iso-date.js';
import { insertUnlessThere } from '../platform/database/insert-unless-there.js';
import { Transactions } from '../platform/database/transactions.js';
import { foldedEmail } from '../platform/email/folded-email.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { systemActor } from '../platform/events/actor.js';
import { Budgets } from '../platform/throttle/budgets.js';
import { take, type Charge } from '../platform/throttle/charges.js';
import type { RoomEntity } from '../rooms/room.entity.js';
import { JoinMailEntity } from './join-mail.entity.js';
import { JoinNoticeEntity } from './join-notice.entity.js';
import { NotificationsService } from './notifications.service.js';

/** From one mail to the next to the addresses of a room, in ms. */
export const mailInterval = 60_000;
/** Names that one mail has; of more people it says how many there are. */
const maxNames = 20;
/** Joins that one mail is about at most. */
const maxNotices = 500;
/** Rooms of which it is known who came last. */
const maxPayers = 10_000;
/** Mails in an hour to one address, whatever the rooms: they are quickly made, and anybody's address may be written there. */
export const perAddress = 60;

/** Writes the mails about who joined: at most one a minute to the addresses of a room. */
@Injectable()
export class JoinMailer {
  private readonly logger = new Logger('JoinMailer');
  /** Who came last into a room. Not kept over a restart: what waits then is on the room's own account. */
  private readonly payers = new LRUCache<string, Payer>({ max: maxPayers });
  private readonly mailsTo: RateLimiterAbstract;

  constructor(
    private readonly transactions: Transactions,
    private readonly notifications: NotificationsService,
    private readonly mails: MailService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly limits: MailLimits,
    budgets: Budgets,
  ) {
    this.mailsTo = budgets.create('join-mails-to', { points: perAddress, duration: 60 * 60 });
  }

  /**
   * Tells of all who came since the last mail, unless that was less than a minute ago: the next sweep comes back to it.
   *
   * @param payer who has just come: the mails count as theirs
   */
  async flush(room: Pick<RoomEntity, 'id' | 'name'>, payer?: Payer): Promise<void> {
    if (payer) this.payers.set(room.id, payer);
    const { emails } = await this.notifications.get(room);
    const told = await this.transactions.run((manager) => this.tell(manager, room, emails));
    const dropped = told ? emails.length - told.to.length : 0;
    if (dropped > 0) this.logger.warn(`${room.name}: ${dropped} mails about who joined dropped, by the hour's limits`);
    if (!told || told.to.length === 0) return;
    const message = `${room.name}: ${told.count} joined, told ${told.to.join(' ')}`;
    this.audit.record('join_notification', systemActor, message);
  }

  private async tell(manager: EntityManager, room: Pick<RoomEntity, 'id' | 'name'>, emails: readonly string[]) {
    const now = this.clock.now();
    const waiting = { roomId: room.id, toldAt: IsNull() };
    const order = { joinedAt: 'ASC' } as const;
    const notices = await manager.find(JoinNoticeEntity, { where: waiting, order, take: maxNotices });
    const last = notices.at(-1);
    if (!last || !(await this.takeTurn(manager, room.id, now))) return undefined;
    const peerId = In(notices.map((notice) => notice.peerId));
    await manager.update(JoinNoticeEntity, { ...waiting, peerId }, { toldAt: now });
    const names = notices.flatMap(({ name }) => (name === null ? [] : [name])).slice(0, maxNames);
    const { language, url } = last;
    const data = { room: room.name, url, people: names, count: notices.length, at: isoDate(last.joinedAt) };
    const recipients = await this.allowed(room.id, emails);
    for (const to of recipients) {
      await this.mails.send({ kind: 'join_notification', to, language, data, reference: room.id }, manager);
    }
    return { count: notices.length, to: recipients };
  }

  /** One write decides, so that of several processes one writes the mail. */
  private async takeTurn(manager: EntityManager, roomId: string, now: number): Promise<boolean> {
    await insertUnlessThere(manager.getRepository(JoinMailEntity), { roomId, sentAt: 0 });
    const due = { roomId, sentAt: LessThanOrEqual(now - mailInterval) };
    return (await manager.update(JoinMailEntity, due, { sentAt: now })).affected === 1;
  }

  /** Those to whom one more may go. What an older version took for an address may be none any more. */
  private async allowed(roomId: string, emails: readonly string[]): Promise<string[]> {
    const payer = this.payers.get(roomId) ?? { id: `room ${roomId}` };
    const allowed: string[] = [];
    for (const email of emails.filter(isMailAddress)) {
      const toThem = { budget: this.mailsTo, key: foldedEmail(email), points: 1 };
      if (await fits([toThem, ...this.limits.ofMails(payer, 1)])) allowed.push(email);
    }
    return allowed;
  }
}

/** Takes it, if all of it can be taken. */
async function fits(charges: readonly Charge[]): Promise<boolean> {
  try {
    await take(charges);
    return true;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return false;
  }
}
