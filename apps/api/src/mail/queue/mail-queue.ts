import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, LessThanOrEqual, Repository } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { QueuedMailEntity } from './queued-mail.entity.js';

/**
 * For how long a process has a mail to itself, in ms, unless it renews that. After a crash in the middle of a try it is how
 * long the mail stays where it is.
 */
export const claimTime = 15 * 60_000;
/** Mails that one look brings; another process may take some of them first. */
const lookAhead = 8;
/** Rows that are deleted in one piece of the work. */
const purgeChunk = 500;

/** The mails in the database. Each step is one statement, so that of two processes one gets a mail. */
@Injectable()
export class MailQueue {
  constructor(
    @InjectRepository(QueuedMailEntity) private readonly mails: Repository<QueuedMailEntity>,
    private readonly clock: Clock,
  ) {}

  /** Takes the mail that has waited longest, if one is due. */
  async claim(): Promise<QueuedMailEntity | undefined> {
    for (;;) {
      const now = this.clock.now();
      const where = { state: 'waiting', dueAt: LessThanOrEqual(now) } as const;
      const found = await this.mails.find({ where, order: { dueAt: 'ASC' }, take: lookAhead });
      if (found.length === 0) return undefined;
      for (const mail of found) {
        const claimed = { dueAt: now + claimTime, attempts: mail.attempts + 1 };
        const { id, dueAt, attempts } = mail;
        const { affected } = await this.mails.update({ id, dueAt, attempts, state: 'waiting' }, claimed);
        if (affected) return Object.assign(mail, claimed);
      }
    }
  }

  /** Keeps a claimed mail for longer. */
  async renew(mail: QueuedMailEntity): Promise<void> {
    const dueAt = this.clock.now() + claimTime;
    const { affected } = await this.mails.update(claimOf(mail), { dueAt });
    if (affected) mail.dueAt = dueAt;
  }

  /** The mail server has it. Even if the claim is over: it must not be sent again. */
  async markSent({ id }: QueuedMailEntity): Promise<void> {
    await this.mails.update({ id }, { state: 'sent', content: null, endedAt: this.clock.now(), problem: null });
  }

  /** Puts a claimed mail back until `dueAt`. */
  async postpone(mail: QueuedMailEntity, dueAt: number, problem: string): Promise<void> {
    await this.mails.update(claimOf(mail), { dueAt, problem });
  }

  /** @returns whether it was ours to give up, so that only one process tells of it */
  async giveUp(mail: QueuedMailEntity, problem: string): Promise<boolean> {
    const end = { state: 'failed', content: null, endedAt: this.clock.now(), problem } as const;
    const { affected } = await this.mails.update(claimOf(mail), end);
    return Boolean(affected);
  }

  /** Forgets a claimed mail that nobody wants sent any more. */
  async drop(mail: QueuedMailEntity): Promise<void> {
    await this.mails.delete(claimOf(mail));
  }

  /** When the next mail is due, of those that wait. */
  async nextDue(): Promise<number | undefined> {
    const next = await this.mails.findOne({ where: { state: 'waiting' }, order: { dueAt: 'ASC' } });
    return next?.dueAt;
  }

  /** Forgets mails that ended at that time or before it. @returns whether there may be more of them */
  async purge(until: number): Promise<boolean> {
    const where = { endedAt: LessThanOrEqual(until) };
    const found = await this.mails.find({ select: { id: true }, where, take: purgeChunk });
    if (found.length > 0) await this.mails.delete({ id: In(found.map(({ id }) => id)) });
    return found.length === purgeChunk;
  }
}

function claimOf({ id, dueAt, attempts }: QueuedMailEntity) {
  return { id, dueAt, attempts, state: 'waiting' as const };
}
