import { MariaDbDatabase } from './mariadb.ts';
import { SqliteDatabase } from './sqlite.ts';
import type { TestDatabase } from './test-database.ts';

/** An empty database of the kind that the tests run on: see on-mariadb.ts. */
export function newDatabase(): Promise<TestDatabase> {
  const server = process.env['VROOM_TEST_MARIADB'];
  return server === undefined ? SqliteDatabase.make() : MariaDbDatabase.make(server);
}
