import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { SETTINGS } from '../../platform/config/config.token.js';
import type { Settings } from '../../platform/config/settings.js';
import { systemActor } from '../../platform/events/actor.js';
import { Sweeper, type SweepTask } from '../../platform/schedule/sweeper.js';
import { AuditService } from '../audit.service.js';
import type { AuditSealEntity } from './audit-seal.entity.js';
import { purgeMessage } from './purge-record.js';
import { SealStore } from './seal-store.js';

const day = 24 * 60 * 60_000;
/** Seals that are looked at in one piece of the work. */
const sealsAtOnce = 500;

/**
 * Deletes events that are older than the setting says, once a day (UTC), all of a seal or nothing. Seals stay, and what is not
 * sealed stays until it is.
 */
@Injectable()
export class AuditRetention implements SweepTask, OnModuleInit {
  readonly name = 'audit retention';
  /** What is being purged, once that is written down. */
  private due = 0;

  constructor(
    private readonly store: SealStore,
    private readonly sweeper: Sweeper,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.sweeper.addAlone(this);
  }

  /** Deletes the events of one seal. */
  async sweep(): Promise<boolean> {
    const days = this.settings.audit.retention;
    if (days === 0) return false;
    const { least } = await this.store.ends();
    const oldest = least > 0 ? await this.store.sealOver(least) : null;
    if (!oldest) return false;
    if (oldest.lastId > this.due) {
      const last = await this.lastDue(oldest, Math.floor(this.clock.now() / day) * day - days * day);
      if (!last) return false;
      await this.announce(last, days);
    }
    const purged = await this.store.purge(oldest.firstId, oldest.lastId);
    // The sweeper comes back at once, and SQLite waits for nothing: calls would not have their turn in between.
    await nextTurn();
    return purged > 0;
  }

  /** Before anything is deleted: a gap that nobody wrote down is a forged audit. */
  private async announce({ lastId, lastDate }: AuditSealEntity, days: number): Promise<void> {
    const events = await this.store.countUpTo(lastId);
    await this.audit.recordNow('audit_purge', systemActor, purgeMessage({ lastId, lastDate, events, days }));
    this.due = lastId;
  }

  /** The last of the seals from the oldest on whose events are all older than that. */
  private async lastDue(oldest: AuditSealEntity, before: number): Promise<AuditSealEntity | undefined> {
    let last: AuditSealEntity | undefined;
    for (;;) {
      const seals = await this.store.sealsAfter(last?.id ?? oldest.id - 1, sealsAtOnce);
      const end = seals.findIndex(({ lastDate }) => lastDate >= before);
      if (end >= 0) return seals[end - 1] ?? last;
      last = seals.at(-1) ?? last;
      if (seals.length < sealsAtOnce) return last;
    }
  }
}
