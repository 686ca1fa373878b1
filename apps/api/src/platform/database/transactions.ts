import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import { DataSource, type EntityManager } from 'typeorm';

/**
 * Writes that belong together. One transaction after the other: SQLite has one connection, on which two at once would be one,
 * and the end of either the end of both. For the same reason they wait for nothing but the database.
 */
@Injectable()
export class Transactions {
  private readonly line = pLimit(1);

  constructor(private readonly database: DataSource) {}

  /** All of it is written, or nothing where `work` throws. */
  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.line(() => this.database.transaction(work));
  }
}
