import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { SETTINGS } from '../../platform/config/config.token.js';
import type { Settings } from '../../platform/config/settings.js';
import { Sweeper, type SweepTask } from '../../platform/schedule/sweeper.js';
import { removeOldMails } from '../transport/old-mails.js';
import { MailQueue } from './mail-queue.js';

/** How long the database remembers what became of a mail, and the outbox keeps one, in ms: thirty days. */
export const keepTime = 30 * 24 * 3_600_000;
/** From one look at the outbox to the next, in ms: there may be many files in it. */
const lookTime = 3_600_000;

/** Forgets old mails. */
@Injectable()
export class MailSweep implements SweepTask, OnModuleInit {
  readonly name = 'mails';
  private nextLook = 0;

  constructor(
    private readonly queue: MailQueue,
    private readonly sweeper: Sweeper,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.sweeper.addAlone(this);
    // Of which each process may have its own.
    this.sweeper.addEverywhere({ name: 'mails in the outbox', sweep: () => this.sweepOutbox() });
  }

  sweep(): Promise<boolean> {
    return this.queue.purge(this.clock.now() - keepTime);
  }

  private async sweepOutbox(): Promise<boolean> {
    const now = this.clock.now();
    if (now < this.nextLook) return false;
    this.nextLook = now + lookTime;
    await removeOldMails(this.settings.email.outbox, now - keepTime);
    return false;
  }
}
