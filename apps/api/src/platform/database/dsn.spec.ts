import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataSourceOptions } from './data-source-options.js';
import { openDatabase } from './open-database.js';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'vroom-dsn-'))));
afterEach(() => rm(folder, { recursive: true }));

/** The rights of all that is there while the database is open, by the names of the files. */
async function rightsOf(data: string): Promise<Record<string, number>> {
  const options = dataSourceOptions({ dsn: `sqlite:${join(data, 'vroom.db')}`, user: '', password: '' });
  const { database } = await openDatabase(options);
  try {
    const names = await readdir(data);
    const rights = names.map(async (name) => [name, (await stat(join(data, name))).mode & 0o777] as const);
    return Object.fromEntries(await Promise.all(rights));
  } finally {
    await database.destroy();
  }
}

describe('the file of an SQLite database', () => {
  it("is for nobody else's eyes where it is made, nor are those beside it", async () => {
    const rights = await rightsOf(join(folder, 'data'));
    expect(rights).toEqual({ 'vroom.db': 0o600, 'vroom.db-shm': 0o600, 'vroom.db-wal': 0o600 });
  });

  it('keeps the rights that somebody gave it', async () => {
    const file = join(folder, 'vroom.db');
    await writeFile(file, '');
    await chmod(file, 0o640);
    expect(await rightsOf(folder)).toMatchObject({ 'vroom.db': 0o640 });
  });
});
