import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { reasonOf } from '../../platform/database/database-away.js';
import type { NewAuditEvent } from '../audit-event.entity.js';
import { AuditSpill } from './audit-spill.js';
import { batchSize, type EventBatch } from './audit-table.js';

/** Events that wait in memory before they go to the file. */
export const maxInMemory = 2000;
/** Events that wait in memory where the file can't be written either; the log has every one of them. */
export const maxWaiting = 20_000;

/**
 * Where events wait for the table, in the order in which they came: in memory as long as it takes them, else in the file.
 * Then memory is empty: an event that is in the queue outlives the process.
 */
@Injectable()
export class AuditQueue {
  private readonly logger = new Logger('AuditQueue');
  /** What was given out of memory to be written; older than all that is fresh. */
  private taken: EventBatch | undefined;
  private fresh: NewAuditEvent[] = [];
  private spilling = false;
  /** Whether the file failed since the table was last tried: so often it is tried again, and no more. */
  private fileFails = false;
  private toldOfFile = false;
  private overfull = false;
  /** Since it began to spill. */
  private written = 0;

  constructor(private readonly spilled: AuditSpill) {}

  /** Whether events wait in the file. */
  get isSpilling(): boolean {
    return this.spilling;
  }

  /** How many events wait in memory. */
  get inMemory(): number {
    return this.fresh.length + (this.taken?.events.length ?? 0);
  }

  /** How many events wait in the file. @throws where it can't be read */
  get inFile(): number {
    try {
      return this.spilled.size();
    } finally {
      // Who has no use for it now keeps it open no longer than that.
      if (!this.spilling) this.spilled.close();
    }
  }

  add(event: NewAuditEvent): void {
    if (this.inMemory >= maxWaiting) {
      if (!this.overfull) this.logger.error('No more audit events can wait: from now on they are in the log only.');
      this.overfull = true;
      return;
    }
    this.overfull = false;
    this.fresh.push(event);
    if (this.spilling) this.save();
    else if (this.fresh.length > maxInMemory) this.spill(`${maxInMemory} of them wait`);
  }

  /** The batch that is to be written now; the same one until it is {@link done}. */
  next(): EventBatch | undefined {
    if (this.spilling) {
      this.fileFails = false;
      this.save();
      const batch = this.firstInFile();
      if (batch) return batch;
      this.endedUnlessFailed();
    }
    return (this.taken ??= this.take());
  }

  /** It stands in the table. */
  done(batch: EventBatch): void {
    if (this.spilling) this.spilled.remove(batch);
    if (this.taken === batch) this.taken = undefined;
    this.written += batch.events.length;
  }

  /** The table takes nothing: from now on events wait in the file, also those that were given out. */
  spill(reason: string): void {
    if (!this.spilling)
      this.began(
        `The database takes no audit events (${reason}): they wait in ${this.spilled.path}, and are written later.`,
      );
    this.save();
  }

  /** Takes over what a process that has ended left in the file. @returns whether there is anything */
  takeOver(): boolean {
    if (this.spilling) return true;
    try {
      if (this.spilled.size() === 0) return false;
    } catch (error) {
      this.fileFailed(error);
      return false;
    }
    this.began(`Audit events that were left in ${this.spilled.path} are written now.`);
    return true;
  }

  close(): void {
    if (this.inMemory > 0) this.logger.error(`${this.inMemory} audit events are in the log only.`);
    this.spilled.close();
  }

  private take(): EventBatch | undefined {
    if (this.fresh.length === 0) return undefined;
    return { key: randomUUID(), events: this.fresh.splice(0, batchSize) };
  }

  private firstInFile(): EventBatch | undefined {
    try {
      return this.spilled.first();
    } catch (error) {
      this.fileFailed(error);
      return undefined;
    }
  }

  /** Moves what is in memory to the file. Where that failed, not for each event again. */
  private save(): void {
    if (this.inMemory === 0 || this.fileFails) return;
    try {
      this.spilled.append(this.taken, this.fresh);
      this.taken = undefined;
      this.fresh = [];
      this.toldOfFile = false;
    } catch (error) {
      this.fileFailed(error);
    }
  }

  private fileFailed(error: unknown): void {
    const { path } = this.spilled;
    if (!this.toldOfFile)
      this.logger.error(
        `${path} can't be used (${reasonOf(error)}): audit events wait in memory, ${maxWaiting} at most.`,
      );
    this.toldOfFile = true;
    this.fileFails = true;
  }

  private began(message: string): void {
    this.spilling = true;
    this.written = 0;
    this.logger.warn(message);
  }

  private endedUnlessFailed(): void {
    if (this.fileFails) return;
    this.spilling = false;
    this.spilled.close();
    this.logger.log(`The audit events that waited are written, ${this.written} of them.`);
  }
}
