import type { DataSource } from 'typeorm';
import { DatabaseError } from './dsn.js';
import { collation } from './data-source-options.js';
import { busyTime } from './sqlite-pragmas.js';

/** For how long one process waits while another brings the tables up to date, in seconds. */
const patience = 300;

/**
 * Brings the tables up to date. Of several processes that start at once on one database one does it, and the others wait for
 * it and find nothing left to do.
 *
 * @returns the names of the migrations that ran
 * @throws DatabaseError where the database may not be used as it must
 */
export async function migrate(database: DataSource): Promise<string[]> {
  const isSqlite = database.options.type === 'better-sqlite3';
  const ran = await (isSqlite ? migrateSqlite(database) : migrateMysql(database));
  return ran.map(({ name }) => name);
}

/** In one transaction, before which SQLite keeps all others waiting. */
async function migrateSqlite(database: DataSource) {
  await database.query(`PRAGMA busy_timeout = ${patience * 1000}`);
  await database.query('BEGIN EXCLUSIVE');
  try {
    const ran = await database.runMigrations({ transaction: 'none' });
    await database.query('COMMIT');
    return ran;
  } catch (error) {
    await database.query('ROLLBACK');
    throw error;
  } finally {
    await database.query(`PRAGMA busy_timeout = ${busyTime}`);
  }
}

/** MySQL has no transactions around tables, but locks by name; one ends with its connection. */
async function migrateMysql(database: DataSource) {
  const holder = database.createQueryRunner();
  // By the whole server: two databases on it are two.
  const lock = `vroom.${String(database.options.database)}`.slice(0, 64);
  try {
    const [row] = (await holder.query('SELECT GET_LOCK(?, ?) AS held', [lock, patience])) as { held: unknown }[];
    if (Number(row?.held) !== 1) throw new DatabaseError('Another process is busy with the database. Try again later.');
    await useCollation(database);
    return await database.runMigrations();
  } finally {
    await holder.query('SELECT RELEASE_LOCK(?)', [lock]);
    await holder.release();
  }
}

/** What tables are made with from now on, whatever the server's own is. */
async function useCollation(database: DataSource): Promise<void> {
  const [row] = await database.query<{ name: string }[]>('SELECT @@collation_database AS name');
  if (row?.name === collation) return;
  const name = String(database.options.database);
  await database.query(`ALTER DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE ${collation}`);
}
