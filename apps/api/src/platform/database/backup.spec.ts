import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { backUp } from './backup.js';
import { dataSourceOptions } from './data-source-options.js';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'vroom-backup-'))));
afterEach(() => rm(folder, { recursive: true }));

const settings = (file: string) => ({ dsn: `sqlite:${join(folder, file)}`, user: '', password: '' });

async function withOpen<T>(file: string, work: (database: DataSource) => Promise<T>): Promise<T> {
  const database = await new DataSource(dataSourceOptions(settings(file))).initialize();
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}

it('copies what is written though not yet in the file, for nobody else, and leaves the tables as they are', async () => {
  await withOpen('vroom.db', async (database) => {
    await database.query('CREATE TABLE notes (content TEXT)');
    await database.query("INSERT INTO notes VALUES ('kept')");
    const path = await backUp(settings('vroom.db'), join(folder, 'copy.db'));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
  const tables = await withOpen('copy.db', async (copy) => {
    expect(await copy.query('SELECT content FROM notes')).toEqual([{ content: 'kept' }]);
    return copy.query<{ name: string }[]>("SELECT name FROM sqlite_master WHERE type = 'table'");
  });
  expect(tables).toEqual([{ name: 'notes' }]);
});

it('writes over nothing', async () => {
  await withOpen('vroom.db', () => Promise.resolve());
  const file = join(folder, 'other');
  await writeFile(file, 'precious');
  await expect(backUp(settings('vroom.db'), file)).rejects.toThrow(`${file} is there already; name another file.`);
  expect(await readFile(file, 'utf8')).toBe('precious');
});

it('makes neither a database nor a copy where there is none', async () => {
  const file = join(folder, 'copy.db');
  const missing = join(folder, 'none.db');
  await expect(backUp(settings('none.db'), file)).rejects.toThrow(`There is no database ${missing} to back up.`);
  await expect(backUp({ ...settings(''), dsn: 'mysql://localhost/vroom' }, file)).rejects.toThrow('mariadb-dump');
  await expect(stat(missing)).rejects.toThrow('ENOENT');
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

it('keeps no copy of what is no database', async () => {
  await writeFile(join(folder, 'vroom.db'), 'x'.repeat(5000));
  const file = join(folder, 'copy.db');
  await expect(backUp(settings('vroom.db'), file)).rejects.toThrow('file is not a database');
  await expect(stat(file)).rejects.toThrow('ENOENT');
});
