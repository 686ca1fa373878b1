import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { expect, it } from 'vitest';
import { setPragmas } from './sqlite-pragmas.js';

it('leaves nothing in the file of what was deleted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vroom-pragmas-'));
  const file = join(folder, 'vroom.db');
  const options = { type: 'better-sqlite3', database: file, prepareDatabase: setPragmas } as const;
  const database = await new DataSource(options).initialize();
  try {
    await database.query('CREATE TABLE notes (content TEXT)');
    // Longer than a page, so that pages become free.
    await database.query('INSERT INTO notes VALUES (?)', ['a secret link '.repeat(1000)]);
    expect((await readFile(file)).includes('a secret link')).toBe(true);
    await database.query('UPDATE notes SET content = NULL');
    expect((await readFile(file)).includes('a secret link')).toBe(false);
  } finally {
    await database.destroy();
    await rm(folder, { recursive: true });
  }
});
