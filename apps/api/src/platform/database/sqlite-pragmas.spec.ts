import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { setPragmas } from './sqlite-pragmas.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vroom-pragmas-'));
  file = join(folder, 'vroom.db');
});
afterEach(() => rm(folder, { recursive: true }));

interface Connection {
  pragma(text: string): unknown;
}

const prepared = (prepareDatabase: (db: Connection) => Promise<void> = setPragmas) =>
  new DataSource({ type: 'better-sqlite3', database: file, prepareDatabase });

it('leaves nothing in the file of what was deleted', async () => {
  const database = await prepared().initialize();
  await database.query('CREATE TABLE notes (content TEXT)');
  // Longer than a page, so that pages become free.
  await database.query('INSERT INTO notes VALUES (?)', ['a secret link '.repeat(1000)]);
  await database.query('PRAGMA wal_checkpoint(TRUNCATE)');
  expect((await readFile(file)).includes('a secret link')).toBe(true);
  await database.query('UPDATE notes SET content = NULL');
  await database.query('PRAGMA wal_checkpoint(TRUNCATE)');
  expect((await readFile(file)).includes('a secret link')).toBe(false);
  await database.destroy();
});

it('waits for who is busy with a new file', async () => {
  const first = await new DataSource({ type: 'better-sqlite3', database: file }).initialize();
  await first.query('CREATE TABLE notes (content TEXT)');
  await first.query('BEGIN');
  await first.query('SELECT * FROM notes');
  const { promise: refused, resolve } = Promise.withResolvers<unknown>();
  const pragma = (db: Connection) => (text: string) => {
    try {
      return db.pragma(text);
    } catch (error) {
      resolve(error);
      throw error;
    }
  };
  const second = prepared((db) => setPragmas({ pragma: pragma(db) }));
  const opened = second.initialize();
  expect(await refused).toMatchObject({ code: 'SQLITE_BUSY' });
  await first.query('COMMIT');
  await opened;
  expect(await second.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  await Promise.all([first.destroy(), second.destroy()]);
});
