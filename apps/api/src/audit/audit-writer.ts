import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { AuditEventEntity } from './audit-event.entity.js';

export type NewAuditEvent = Omit<AuditEventEntity, 'id'>;

/** How long an event waits for others to be written with, in ms. */
export const batchTime = 200;
/** Rows of one INSERT. SQLite and MySQL both take far more parameters. */
const batchSize = 200;
/** How long to wait after a write that failed, in ms. */
export const retryTime = 5000;
/** Events that wait at most while the database is away; the log has every one of them. */
export const maxWaiting = 20_000;

/** Puts events into the table in batches, in the order in which they came. */
@Injectable()
export class AuditWriter implements OnApplicationShutdown {
  private readonly logger = new Logger('AuditWriter');
  private waiting: NewAuditEvent[] = [];
  private overfull = false;
  private writing: Promise<void> | undefined;
  private scheduled: (() => void) | undefined;

  constructor(
    @InjectRepository(AuditEventEntity) private readonly events: Repository<AuditEventEntity>,
    private readonly clock: Clock,
  ) {}

  add(event: NewAuditEvent): void {
    if (this.waiting.length >= maxWaiting) {
      if (!this.overfull)
        this.logger.error('The database takes no audit events: from now on they are in the log only.');
      this.overfull = true;
      return;
    }
    this.overfull = false;
    this.waiting.push(event);
    this.schedule(batchTime);
  }

  /** Writes all that waits. Where the database refuses, it goes on waiting. */
  async flush(): Promise<void> {
    this.scheduled?.();
    this.scheduled = undefined;
    this.writing ??= this.writeAll().finally(() => (this.writing = undefined));
    await this.writing;
    // What came in the moment between the last batch and now.
    if (this.waiting.length > 0) this.schedule(batchTime);
  }

  /** What is known by the end of a graceful stop is written; what the database refuses even then is in the log. */
  async onApplicationShutdown(): Promise<void> {
    await this.writing;
    await this.flush();
    this.scheduled?.();
    if (this.waiting.length > 0) this.logger.error(`${this.waiting.length} audit events are in the log only.`);
  }

  private schedule(ms: number): void {
    if (this.scheduled || this.writing) return;
    this.scheduled = this.clock.after(ms, () => {
      this.scheduled = undefined;
      void this.flush();
    });
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, batchSize);
      try {
        await this.events.insert(batch);
      } catch (error) {
        this.logger.error(error);
        this.scheduled = this.clock.after(retryTime, () => {
          this.scheduled = undefined;
          void this.flush();
        });
        return;
      }
      this.waiting = this.waiting.slice(batch.length);
    }
  }
}
