import { DataSource, type EntityTarget } from 'typeorm';
import { migrations } from '../platform/database/migrations/all.js';

/** A database in memory with all tables as the migrations make them. */
export function openTestDatabase(...entities: EntityTarget<object>[]): Promise<DataSource> {
  const options = { type: 'better-sqlite3', database: ':memory:', migrationsRun: true } as const;
  return new DataSource({ ...options, entities: entities as (new () => object)[], migrations }).initialize();
}
