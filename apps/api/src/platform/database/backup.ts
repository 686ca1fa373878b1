import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { parseDatabaseDsn } from '../config/database-dsn.js';
import { dataSourceOptions, type DatabaseSettings } from './data-source-options.js';
import { DatabaseError } from './dsn.js';

/**
 * Copies an SQLite database into a new file, as it is at one moment. A server may work with it meanwhile, and waits for nothing: readers
 * and the writer don't see each other. What was deleted is not in the copy, as it may be in a copy of the file.
 *
 * @returns the path of the copy, which is for nobody else's eyes (mode 0600)
 * @throws DatabaseError where there is nothing to copy, where the file is there already, or where the database is another kind
 */
export async function backUp(settings: DatabaseSettings, file: string): Promise<string> {
  const path = resolve(file);
  checkThere(settings.dsn);
  makeEmpty(path);
  try {
    const database = await new DataSource(dataSourceOptions(settings)).initialize();
    try {
      await copyInto(database, path);
    } finally {
      await database.destroy();
    }
  } catch (error) {
    rmSync(path);
    throw error;
  }
  return path;
}

/** Opening a file that is missing would make it. */
function checkThere(dsn: string): void {
  const parsed = parseDatabaseDsn(dsn);
  if (parsed?.kind !== 'sqlite') {
    throw new DatabaseError(
      'VROOM_DATABASE_DSN is a database of MariaDB or MySQL, which mariadb-dump backs up: see docs/backup.md.',
    );
  }
  if (!existsSync(parsed.path)) {
    throw new DatabaseError(`There is no database ${resolve(parsed.path)} to back up. Set VROOM_DATABASE_DSN.`);
  }
}

/** SQLite fills a file that is empty, and leaves its rights as they are. */
function makeEmpty(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === 'EEXIST' ? 'is there already; name another file' : `can't be written (${code})`;
    throw new DatabaseError(`${path} ${reason}.`, { cause });
  }
}

async function copyInto(database: DataSource, path: string): Promise<void> {
  await database.query('VACUUM INTO ?', [path]);
  await database.query('ATTACH ? AS copy', [path]);
  const found = await database.query<{ quick_check: string }[]>('PRAGMA copy.quick_check(1)');
  const [{ quick_check: verdict } = { quick_check: 'nothing' }] = found;
  await database.query('DETACH copy');
  if (verdict !== 'ok') throw new DatabaseError(`The copy is damaged, and is not kept: ${verdict}`);
}
