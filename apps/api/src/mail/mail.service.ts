import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { isMailAddress } from './mail-address.js';
import { MailChecks, type MailCheck } from './queue/mail-checks.js';
import { MailCommits } from './queue/mail-commits.js';
import { referenceOf, type Mail, type MailKind } from './mail.js';
import { QueuedMailEntity } from './queue/queued-mail.entity.js';

/** Takes mails. What becomes of one is told by the domain events `mail.sent` and `mail.failed`. */
@Injectable()
export class MailService {
  private readonly domain: string;

  constructor(
    @InjectRepository(QueuedMailEntity) private readonly mails: Repository<QueuedMailEntity>,
    private readonly commits: MailCommits,
    private readonly checks: MailChecks,
    private readonly clock: Clock,
    @Inject(SETTINGS) { email }: Settings,
  ) {
    this.domain = email.from.slice(email.from.lastIndexOf('@') + 1);
  }

  /**
   * Puts a mail into the queue, and returns: nobody waits for a mail server.
   *
   * @param manager of the transaction that it belongs to; it is sent once that is committed
   */
  async send(mail: Mail, manager?: EntityManager): Promise<void> {
    if (![mail.to, ...replyAddresses(mail)].every(isMailAddress)) {
      throw new Error(`A mail (${mail.kind}) has an address that is none`);
    }
    const mails = manager?.getRepository(QueuedMailEntity) ?? this.mails;
    await mails.insert(this.rowOf(mail));
    this.commits.added(manager);
  }

  /** Takes back the mails about these that were not sent yet. One that is on its way is sent. */
  async cancel(kind: MailKind, references: readonly string[], manager: EntityManager): Promise<void> {
    await manager.delete(QueuedMailEntity, { kind, reference: In([...references]), state: 'waiting' });
  }

  /** Mails of this kind are sent only while `check` says so, and else are forgotten. */
  sendOnlyIf(kind: MailKind, check: MailCheck): void {
    this.checks.add(kind, check);
  }

  private rowOf(mail: Mail): QueuedMailEntity {
    const id = randomUUID();
    const now = this.clock.now();
    return {
      id,
      kind: mail.kind,
      recipient: mail.to,
      reference: referenceOf(mail),
      messageId: `<${id}@${this.domain}>`,
      content: JSON.stringify(mail),
      state: 'waiting',
      dueAt: now,
      attempts: 0,
      createdAt: now,
      endedAt: null,
      problem: null,
    };
  }
}

function replyAddresses(mail: Mail): string[] {
  return 'replyTo' in mail ? [mail.replyTo] : [];
}
