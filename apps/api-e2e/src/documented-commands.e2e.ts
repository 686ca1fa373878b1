/** Each command of `vroom` that a page names and that guides.e2e.ts does not run anyway, in a block or in words: the real one understands it, with its options. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentedCommands } from '../../../tools/documentation/vroom-commands.ts';
import { SqliteDatabase } from '../../../tools/test/databases/sqlite.ts';
import { vroom } from './support/command-line.ts';

const commands = await documentedCommands();

describe('the command that the pages name', () => {
  let folder: string;
  let database: SqliteDatabase;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vroom-commands-'));
    database = await SqliteDatabase.make();
  });
  afterAll(() => Promise.all([database.remove(), rm(folder, { recursive: true })]));

  it.each(commands)('vroom %s', async (_text, words) => {
    const settings = { ...database.settings, VROOM_ADMIN_PASSWORD_FILE: join(folder, 'admin-password') };
    const { noted } = await vroom(words, settings, 'three little fish\n', folder);
    // It is said of what was not understood. What was may still be impossible here, such as to delete a room that nobody made.
    expect(noted).not.toContain('(--help says more)');
  });

  it('is one of several', () => {
    expect(commands.length).toBeGreaterThan(3);
  });
});
