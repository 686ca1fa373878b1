import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { removeOldMails } from './old-mails.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vroom-outbox-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(name: string, at: number): Promise<void> {
  await writeFile(join(folder, name), 'Subject: Hello');
  await utimes(join(folder, name), at / 1000, at / 1000);
}

it('removes mails that were laid down long ago, and nothing else', async () => {
  await put('old_a.example.eml', 1_000_000);
  await put('half_a.example.eml.part', 999_000);
  await put('new_a.example.eml', 1_001_000);
  await put('notes.txt', 1000);
  await removeOldMails(folder, 1_000_000);
  expect((await readdir(folder)).toSorted()).toEqual(['new_a.example.eml', 'notes.txt']);
});

it('has nothing to do where there is no folder', async () => {
  await expect(removeOldMails(join(folder, 'missing'), 1)).resolves.toBeUndefined();
});
