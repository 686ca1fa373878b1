import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { reasonOf } from '../../platform/database/database-away.js';
import type { NewAuditEvent } from '../audit-event.entity.js';
import { AuditQueue } from './audit-queue.js';
import { AuditTable, type EventBatch } from './audit-table.js';

/** How long an event waits for others to be written with, in ms. */
export const batchTime = 200;
/** How long to wait after a write that failed, in ms. */
export const retryTime = 2000;
/** How long a write may take before those who wait for it go to the file, in ms. */
export const patience = 1000;

/** Puts events into the table in batches, in the order in which they came, each once. */
@Injectable()
export class AuditWriter implements OnApplicationShutdown {
  private writing: Promise<void> | undefined;
  private scheduled: (() => void) | undefined;

  constructor(
    private readonly table: AuditTable,
    private readonly queue: AuditQueue,
    private readonly clock: Clock,
  ) {}

  add(event: NewAuditEvent): void {
    this.queue.add(event);
    this.schedule(batchTime);
  }

  /** Writes one event at once, before what waits. */
  async write(event: NewAuditEvent): Promise<void> {
    await this.table.insert(event);
  }

  /** Writes all that waits. Where the database refuses, it goes on waiting. */
  async flush(): Promise<void> {
    this.scheduled?.();
    this.scheduled = undefined;
    this.writing ??= this.writeAll().finally(() => (this.writing = undefined));
    await this.writing;
    // What came in the moment between the last batch and now.
    if (this.queue.inMemory > 0) this.schedule(batchTime);
    else if (this.queue.isSpilling) this.schedule(retryTime);
  }

  /** Events of this process that wait in memory. */
  get waiting(): number {
    return this.queue.inMemory;
  }

  /** Events that wait in the file, of all processes that share it. @throws where it can't be read */
  get spilled(): number {
    return this.queue.inFile;
  }

  /** Whether events wait longer than they should. */
  get isBehind(): boolean {
    return this.queue.isSpilling;
  }

  /** Writes soon what a process that has ended left in the file. */
  takeOver(): void {
    if (this.queue.takeOver()) this.schedule(batchTime);
  }

  /** What is known by the end of a graceful stop is written; what the database refuses even then is in the file. */
  async onApplicationShutdown(): Promise<void> {
    await this.writing;
    await this.flush();
    this.scheduled?.();
    this.queue.close();
  }

  private schedule(ms: number): void {
    if (this.scheduled || this.writing) return;
    this.scheduled = this.clock.after(ms, () => {
      this.scheduled = undefined;
      void this.flush();
    });
  }

  private async writeAll(): Promise<void> {
    try {
      for (let batch = this.queue.next(); batch; batch = this.queue.next()) await this.writeBatch(batch);
    } catch (error) {
      this.queue.spill(reasonOf(error));
      this.scheduled = this.clock.after(retryTime, () => {
        this.scheduled = undefined;
        void this.flush();
      });
    }
  }

  private async writeBatch(batch: EventBatch): Promise<void> {
    const enough = this.clock.after(patience, () => this.queue.spill('it does not answer'));
    try {
      await this.table.insertOnce(batch);
    } finally {
      enough();
    }
    this.queue.done(batch);
  }
}
