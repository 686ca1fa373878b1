import { Injectable } from '@nestjs/common';
import type { Overview } from '@vroom/contract';
import { MailFigures } from '../mail/queue/mail-figures.js';
import { Clock } from '../platform/clock/clock.js';
import { isoDate } from '../platform/clock/iso-date.js';
import { version } from '../platform/config/version.js';
import { ThemeService } from '../platform/theme/theme.service.js';
import { PresenceStore } from '../presence/presence-store.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { JoinCounts } from './join-counts.js';

/** For how long what the database said holds, in ms: however many consoles are open, it is asked no more often. */
export const holdsFor = 3000;

type Stored = Pick<Overview, 'rooms' | 'hours' | 'mails'>;

/** What goes on, in figures. */
@Injectable()
export class OverviewService {
  private readonly startedAt: string;
  private last: { at: number; stored: Stored } | undefined;
  private running: Promise<Stored> | undefined;

  constructor(
    private readonly rooms: RoomsService,
    private readonly presence: PresenceStore,
    private readonly joins: JoinCounts,
    private readonly mails: MailFigures,
    private readonly clock: Clock,
    private readonly themes: ThemeService,
  ) {
    this.startedAt = isoDate(clock.now());
  }

  async overview(): Promise<Overview> {
    const [stored, totals] = await Promise.all([this.stored(), this.presence.totals()]);
    const themeProblems = [...this.themes.problems];
    return { version, startedAt: this.startedAt, themeProblems, ...stored, ...totals };
  }

  private async stored(): Promise<Stored> {
    if (this.last && this.clock.now() - this.last.at < holdsFor) return this.last.stored;
    this.running ??= this.ask().finally(() => (this.running = undefined));
    return this.running;
  }

  private async ask(): Promise<Stored> {
    const at = this.clock.now();
    const [rooms, hours, mails] = await Promise.all([this.rooms.count(), this.joins.hours(), this.mails.figures()]);
    const stored = { rooms, hours, mails };
    this.last = { at, stored };
    return stored;
  }
}
