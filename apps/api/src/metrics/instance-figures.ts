import { Injectable, Logger } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { AuditWriter } from '../audit/writing/audit-writer.js';
import { MailFigures } from '../mail/queue/mail-figures.js';
import { Clock } from '../platform/clock/clock.js';
import { version } from '../platform/config/version.js';
import { reasonOf } from '../platform/database/database-away.js';
import type { Figures } from '../platform/metrics/exposition.js';
import { PresenceStore } from '../presence/presence-store.js';
import { RoomsService } from '../rooms/rooms.service.js';

/** How long a part may take to say its figures, in ms; Prometheus waits for ten seconds. */
export const patience = 3000;

/** Figures that all processes of an instance would say alike, so that one of them is asked. */
@Injectable()
export class InstanceFigures {
  readonly registry = new Registry();
  private readonly logger = new Logger('Metrics');
  private readonly away = new Set<string>();

  private readonly parts = this.gauge('vroom_part_up', 'Whether a part answers; its figures are missing where not.', [
    'part',
  ]);
  private readonly database = {
    rooms: this.gauge('vroom_rooms', 'Rooms that there are.'),
    waiting: this.gauge('vroom_mails_waiting', 'Mails that wait to be sent.'),
    delayed: this.gauge('vroom_mails_delayed', 'Those of them that could not be sent at a first try.'),
    failed: this.gauge('vroom_mails_failed', 'Mails that were given up and are not forgotten yet.'),
    oldest: this.gauge('vroom_mail_oldest_waiting_seconds', 'How long the oldest mail waits; 0 where none does.'),
  };
  private readonly presence = {
    meetings: this.gauge('vroom_meetings', 'Rooms with somebody in them.'),
    people: this.gauge('vroom_members', 'Places in rooms that are taken, those of dropped connections included.'),
  };
  private readonly audit = {
    spilled: this.gauge('vroom_audit_spilled_events', 'Audit events that wait in the file of `audit.spill_file`.'),
  };

  constructor(
    private readonly rooms: RoomsService,
    private readonly members: PresenceStore,
    private readonly mails: MailFigures,
    private readonly writer: AuditWriter,
    private readonly clock: Clock,
  ) {
    this.gauge('vroom_info', 'Always 1; the version is its label.', ['version']).set({ version }, 1);
  }

  async collect(): Promise<Figures> {
    await Promise.all([
      this.ask('database', this.database, () => this.askDatabase()),
      this.ask('presence', this.presence, () => this.members.totals()),
      this.ask('audit_spill', this.audit, () => Promise.resolve({ spilled: this.writer.spilled })),
    ]);
    return this.registry.getMetricsAsJSON();
  }

  private async askDatabase(): Promise<Record<keyof InstanceFigures['database'], number>> {
    const [rooms, { waiting, delayed, failed, oldestAt }] = await Promise.all([
      this.rooms.count(),
      this.mails.figures(),
    ]);
    const oldest = oldestAt === null ? 0 : Math.max(0, this.clock.now() - Date.parse(oldestAt)) / 1000;
    return { rooms, waiting, delayed, failed, oldest };
  }

  /** What a part that is away would say is not known: its gauges are taken out rather than left at what they were. */
  private async ask<K extends string>(
    part: string,
    gauges: Record<K, Gauge>,
    ask: () => Promise<Record<K, number>>,
  ): Promise<void> {
    const names = Object.keys(gauges) as K[];
    try {
      const said = await this.inTime(ask());
      for (const name of names) gauges[name].set(said[name]);
      this.parts.set({ part }, 1);
      this.away.delete(part);
    } catch (error) {
      // Once, and not with every scrape.
      if (!this.away.has(part)) this.logger.warn(`No figures from ${part}: ${reasonOf(error)}`);
      this.away.add(part);
      for (const name of names) gauges[name].remove();
      this.parts.set({ part }, 0);
    }
  }

  private async inTime<T>(answer: Promise<T>): Promise<T> {
    let cancel = (): void => undefined;
    const late = new Promise<never>((_, reject) => {
      cancel = this.clock.after(patience, () => reject(new Error(`no answer within ${patience} ms`)));
    });
    return Promise.race([answer, late]).finally(() => cancel());
  }

  private gauge<L extends string = never>(name: string, help: string, labelNames: L[] = []): Gauge<L> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
