import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { AuditService } from '../../audit/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { SETTINGS } from '../../platform/config/config.token.js';
import type { Settings } from '../../platform/config/settings.js';
import { systemActor } from '../../platform/events/actor.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { onNobodysBehalf } from '../../platform/logging/origin.js';
import { Sweeper } from '../../platform/schedule/sweeper.js';
import { Postman } from '../postman.js';
import { maxAtOnce } from '../transport/mailer-options.js';
import { failureOf } from '../transport/send-failure.js';
import { nextTry, type BackOff } from './back-off.js';
import { ClaimKeeper } from './claim-keeper.js';
import { MailChecks } from './mail-checks.js';
import { MailCommits } from './mail-commits.js';
import { MailQueue } from './mail-queue.js';
import type { QueuedMailEntity } from './queued-mail.entity.js';

/** How long a stop waits for mails that are on their way, in ms. */
export const stopTime = 10_000;
/** Between two looks at a time at which something is due already, in ms. */
const shortestPause = 100;

/**
 * Takes mails from the queue to the mail server, a few at once. It looks when a mail comes in, when the next one is due,
 * and with each sweep for those that other processes left behind.
 */
@Injectable()
export class MailSender implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Mail');
  private readonly backOff: BackOff;
  private readonly workers = new Set<Promise<void>>();
  /** Mails that were sent while the database could not be told. */
  private readonly unmarked = new Set<QueuedMailEntity>();
  private calls = 0;
  private stopped = false;
  private timer: (() => void) | undefined;
  private listening: Subscription | undefined;

  constructor(
    private readonly queue: MailQueue,
    private readonly postman: Postman,
    private readonly claims: ClaimKeeper,
    private readonly checks: MailChecks,
    private readonly commits: MailCommits,
    private readonly sweeper: Sweeper,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
    @Inject(SETTINGS) { email }: Settings,
  ) {
    this.backOff = { interval: email.retry_interval * 1000, timeout: email.retry_timeout * 60_000 };
  }

  onApplicationBootstrap(): void {
    this.listening = this.commits.arrived.subscribe(() => this.wake());
    this.sweeper.addEverywhere({ name: 'waiting mails', sweep: () => Promise.resolve(this.wake()) });
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    this.listening?.unsubscribe();
    this.timer?.();
    await Promise.race([this.idle(), new Promise<void>((resolve) => this.clock.after(stopTime, resolve))]);
  }

  /** Looks at the queue, now. @returns that nobody has to call again for the same */
  wake(): false {
    this.calls += 1;
    if (this.stopped || this.workers.size >= maxAtOnce) return false;
    // It sends what waits, not only what the caller has brought.
    const worker = onNobodysBehalf(() => this.work())
      .catch((error: unknown) => this.logger.error(new Error('The queue of mails is out of reach.', { cause: error })))
      .finally(() => this.workers.delete(worker));
    this.workers.add(worker);
    return false;
  }

  /** When all that was due has been tried. */
  async idle(): Promise<void> {
    while (this.workers.size > 0) await Promise.all(this.workers);
  }

  /** Sends one after the other; once more if somebody called while it found the queue empty. */
  private async work(): Promise<void> {
    for (let seen = -1; seen !== this.calls && !this.stopped;) {
      seen = this.calls;
      for (const mail of this.unmarked) await this.markSent(mail);
      for (let mail = await this.next(); mail; mail = await this.next()) await this.deliver(mail);
    }
    await this.plan();
  }

  private async next(): Promise<QueuedMailEntity | undefined> {
    return this.stopped ? undefined : this.queue.claim();
  }

  private async deliver(mail: QueuedMailEntity): Promise<void> {
    // Others may be waiting behind it: they need not wait for this one.
    this.wake();
    if (!(await this.checks.isWanted(mail))) return this.queue.drop(mail);
    try {
      await this.claims.during(mail, () => this.postman.send(mail));
    } catch (error) {
      await this.failed(mail, error);
      return;
    }
    this.unmarked.add(mail);
    await this.markSent(mail);
  }

  private async markSent(mail: QueuedMailEntity): Promise<void> {
    await this.queue.markSent(mail);
    if (!this.unmarked.delete(mail)) return;
    this.events.publish('mail.sent', { kind: mail.kind, to: mail.recipient, reference: mail.reference });
  }

  private async failed(mail: QueuedMailEntity, error: unknown): Promise<void> {
    const { permanent, reason } = failureOf(error);
    const again = permanent ? undefined : nextTry(mail, this.clock.now(), this.backOff, Math.random());
    const what = `The mail ${mail.id} (${mail.kind}) could not be sent: ${reason}`;
    if (again !== undefined) {
      this.logger.warn(`${what}; try ${mail.attempts + 1} is at ${new Date(again).toISOString()}`);
      await this.queue.postpone(mail, again, reason);
    } else if (await this.queue.giveUp(mail, reason)) {
      this.logger.error(`${what}; it is given up`);
      this.audit.record('mail_failed', systemActor, `${mail.kind} to ${mail.recipient} given up: ${reason}`);
      const { kind, recipient: to, reference } = mail;
      this.events.publish('mail.failed', { kind, to, reference, reason });
    }
  }

  /** Looks again when the next mail is due. */
  private async plan(): Promise<void> {
    const due = this.stopped ? undefined : await this.queue.nextDue();
    if (due === undefined) return;
    this.timer?.();
    this.timer = this.clock.after(Math.max(due - this.clock.now(), shortestPause), () => this.wake());
  }
}
