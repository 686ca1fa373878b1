import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { isUniqueViolation } from '../../platform/database/unique-violation.js';
import { AuditEventEntity, type NewAuditEvent } from '../audit-event.entity.js';

/** Events that go into the table together. What belongs to a batch never changes, since it may be written already. */
export interface EventBatch {
  readonly key: string;
  readonly events: readonly NewAuditEvent[];
}

/** Rows of one INSERT. SQLite and MySQL both take far more parameters. */
export const batchSize = 200;

/** The table, as who writes into it sees it. */
@Injectable()
export class AuditTable {
  constructor(@InjectRepository(AuditEventEntity) private readonly rows: Repository<AuditEventEntity>) {}

  async insert(event: NewAuditEvent): Promise<void> {
    await this.rows.insert(event);
  }

  /**
   * Writes a batch, unless it stands there: a connection may break, and a process end, between a write and its answer. One
   * statement, so all of it or nothing.
   */
  async insertOnce({ key, events }: EventBatch): Promise<void> {
    const rows = events.map((event, index) => ({ ...event, batch: index === events.length - 1 ? key : null }));
    try {
      await this.rows.createQueryBuilder().insert().values(rows).updateEntity(false).execute();
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
  }
}
