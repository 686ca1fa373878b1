import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { merge } from 'rxjs';
import { Repository } from 'typeorm';
import { DomainEvents, type DomainEventMap } from '../platform/events/domain-events.js';
import { Sweeper, type SweepTask } from '../platform/schedule/sweeper.js';
import { EtherpadApi } from './etherpad-api.js';
import { EtherpadError } from './etherpad-error.js';
import { PadCleaning } from './pad-cleaning.js';
import { PadSessionEntity } from './pad-session.entity.js';

/** How long one piece of the work may take, in ms: an Etherpad that is slow holds up nothing else. */
const patience = 10_000;

/**
 * Sees to it that the pads of rooms that were deleted or wiped go, and the sessions of who has no role any more: at once where it
 * hears of it, and with each sweep what was not heard of, or could not be done. Nobody waits for it.
 */
@Injectable()
export class PadKeeper implements SweepTask, OnModuleInit, BeforeApplicationShutdown {
  readonly name = 'pads';
  private readonly logger = new Logger('Etherpad');
  private running: Promise<boolean> | undefined;
  /** How often something was heard of that may be to be done. */
  private heard = 0;

  constructor(
    @InjectRepository(PadSessionEntity) private readonly sessions: Repository<PadSessionEntity>,
    private readonly cleaning: PadCleaning,
    private readonly api: EtherpadApi,
    private readonly sweeper: Sweeper,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    if (!this.api.enabled) return;
    this.sweeper.addAlone(this);
    const { events } = this;
    const gone = merge(events.on('room.deleted'), events.on('data.wiped'));
    const lost = merge(events.on('session.closed'), events.on('session.lowered'));
    merge(gone, lost).subscribe(() => this.soon());
    events.on('peer.kicked').subscribe((event) => {
      this.revoke(event).catch((error: unknown) => this.logger.error(error));
    });
  }

  /** The calls under way end at once: {@link EtherpadApi} gives them up. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.running;
  }

  sweep(): Promise<boolean> {
    this.running ??= this.untilDone();
    return this.running;
  }

  private async revoke({ roomId, principalId }: DomainEventMap['peer.kicked']): Promise<void> {
    await this.sessions.update({ roomId, principalId }, { revoked: true });
    this.soon();
  }

  private soon(): void {
    this.heard += 1;
    this.sweep().catch((error: unknown) => this.logger.error(error));
  }

  private async untilDone(): Promise<boolean> {
    try {
      for (;;) {
        const { heard } = this;
        const more = await this.clean();
        // Else something came while it ran, which may have been too late for it.
        if (heard === this.heard) return more;
      }
    } finally {
      this.running = undefined;
    }
  }

  /** What can't be done now is for the next sweep. */
  private async clean(): Promise<boolean> {
    try {
      return await this.cleaning.clean(AbortSignal.timeout(patience));
    } catch (error) {
      if (!(error instanceof EtherpadError)) throw error;
      this.logger.warn(`What is to be deleted there waits for the next sweep. ${error.message}`);
      return false;
    }
  }
}
