import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource, QueryFailedError } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isDatabaseAway, reasonOf } from './database-away.js';

const failed = (code: string) => new QueryFailedError('SELECT 1', [], Object.assign(new Error(code), { code }));

describe.each([
  ['ER_LOCK_DEADLOCK', true],
  ['ER_SERVER_SHUTDOWN', true],
  ['SQLITE_BUSY_SNAPSHOT', true],
  ['SQLITE_IOERR_WRITE', true],
  ['ER_DUP_ENTRY', false],
  ['ER_NO_SUCH_TABLE', false],
  ['SQLITE_CONSTRAINT_UNIQUE', false],
  ['SQLITE_CORRUPT', false],
])('a statement that fails by %s', (code, away) => {
  it(away ? 'would work once the database is back' : 'is a fault', () => {
    expect(isDatabaseAway(failed(code))).toBe(away);
  });
});

it('is no error of somebody else, whatever its code', () => {
  expect(isDatabaseAway(Object.assign(new Error('no mail server'), { code: 'ECONNREFUSED' }))).toBe(false);
  expect(isDatabaseAway(undefined)).toBe(false);
});

it('is a server where nobody listens', async () => {
  const database = new DataSource({ type: 'mariadb', host: '127.0.0.1', port: 9, database: 'vroom' });
  const error: unknown = await database.initialize().catch((cause: unknown) => cause);
  expect(isDatabaseAway(error)).toBe(true);
  expect(reasonOf(error)).toContain('ECONNREFUSED');
});

describe('an SQLite file', () => {
  let folder: string;
  let database: DataSource;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vroom-away-'));
    database = await open();
    await database.query('CREATE TABLE notes (content TEXT)');
  });
  afterEach(async () => {
    await database.destroy();
    await rm(folder, { recursive: true });
  });
  const open = async () => {
    const source = new DataSource({ type: 'better-sqlite3', database: join(folder, 'vroom.db'), enableWAL: true });
    return source.initialize();
  };
  const write = () => database.query('INSERT INTO notes VALUES (?)', ['a'.repeat(100_000)]);

  it('is away while another process writes, and back when it has', async () => {
    const other = await open();
    await other.query('BEGIN EXCLUSIVE');
    // The driver would wait for five seconds.
    await database.query('PRAGMA busy_timeout = 0');
    await expect(write()).rejects.toSatisfy(isDatabaseAway);
    await other.query('COMMIT');
    await other.destroy();
    await expect(write()).resolves.toBeDefined();
  });

  it('is away while there is no room for it', async () => {
    await database.query('PRAGMA max_page_count = 3');
    await expect(write()).rejects.toSatisfy(isDatabaseAway);
  });
});
