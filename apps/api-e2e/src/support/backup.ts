import { execFile, spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { SqliteDatabase } from '../../../../tools/test/databases/sqlite.ts';
import type { TestDatabase } from '../../../../tools/test/databases/test-database.ts';
import { vroom } from './command-line.ts';

/** Writes a backup as docs/backup.md says for the kind of database that this is. */
export async function backUp(database: TestDatabase, file: string): Promise<void> {
  if (database instanceof SqliteDatabase) {
    const { code, noted } = await vroom(['backup', file], database.settings);
    if (code !== 0) throw new Error(noted);
  } else {
    const [name, ...place] = clientOptions(database);
    const dump = ['--single-transaction', '--default-character-set=utf8mb4', ...place, name];
    const { stdout } = await promisify(execFile)('mariadb-dump', dump, { encoding: 'buffer', maxBuffer: 2 ** 28 });
    await writeFile(file, stdout);
  }
}

/** Puts it into a database that is empty. */
export async function restore(file: string, database: TestDatabase): Promise<void> {
  if (database instanceof SqliteDatabase) return copyFile(file, database.file);
  const [name, ...place] = clientOptions(database);
  const client = spawn('mariadb', [...place, '--default-character-set=utf8mb4', name], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = once(client, 'close');
  await pipeline(createReadStream(file), client.stdin);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`mariadb ended with ${code}`);
}

function clientOptions({ settings }: TestDatabase): [name: string, ...place: string[]] {
  const { hostname, port, username, pathname } = new URL(settings['VROOM_DATABASE_DSN'] ?? '');
  return [pathname.slice(1), `--host=${hostname}`, `--port=${port}`, `--user=${username}`, '--protocol=tcp'];
}
