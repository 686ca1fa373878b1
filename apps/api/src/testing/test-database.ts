import { DataSource, type EntityTarget } from 'typeorm';
import { afterAll } from 'vitest';
import { dataSourceOptions } from '../platform/database/data-source-options.js';
import { migrate } from '../platform/database/migrate.js';
import { MariaDbDatabases } from './mariadb-databases.js';

/** A MariaDB server to test on in place of SQLite, as `mysql://USER:PASSWORD@HOST:PORT`. */
const server = process.env['VROOM_TEST_MARIADB'];
const databases = server === undefined ? undefined : new MariaDbDatabases(server, made);

if (databases) afterAll(() => databases.drop());

/** An empty database with all tables as the migrations make them: in memory, or on the server that the tests are run for. */
export async function openTestDatabase(...entities: EntityTarget<object>[]): Promise<DataSource> {
  if (databases === undefined) return openSqliteInMemory(...entities);
  return open(await databases.make(), entities);
}

/** SQLite whatever the tests are run for: for what is said of it alone. */
export function openSqliteInMemory(...entities: EntityTarget<object>[]): Promise<DataSource> {
  return open('sqlite::memory:', entities);
}

async function made(dsn: string): Promise<void> {
  const database = await open(dsn, []);
  await database.destroy();
}

async function open(dsn: string, entities: readonly EntityTarget<object>[]): Promise<DataSource> {
  const options = dataSourceOptions({ dsn, user: '', password: '' });
  const database = await new DataSource({ ...options, entities: entities as (new () => object)[] }).initialize();
  await migrate(database);
  return database;
}
