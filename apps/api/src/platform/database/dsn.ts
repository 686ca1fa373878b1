import { accessSync, closeSync, constants, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The database can't be opened. The message is for the operator. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code = 'database_unusable';
}

/**
 * The file a `sqlite:` DSN names, as an absolute path. Makes its folder, and checks that it can be written before the
 * driver fails with a word less. A file that is made is for nobody else's eyes.
 *
 * @throws DatabaseError naming the folder that can't be written, or the file that is none
 */
export function prepareSqliteFile(dsn: string): string {
  const path = dsn.replace(/^sqlite:/, '');
  // SQLite's own name for a database that lives as long as the process, for trying things out.
  if (path === ':memory:') return path;
  const file = resolve(path);
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new DatabaseError(
      `The database folder ${folder} can't be written (${reason(cause)}). Set VROOM_DATABASE_DSN.`,
      { cause },
    );
  }
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) {
    throw new DatabaseError(`${file} is a folder, and a database is a file. Set VROOM_DATABASE_DSN.`);
  }
  if (!there) makePrivate(file);
  return file;
}

/**
 * SQLite would let every user of the machine read what it makes, and mails with links that let people in wait there. Its files beside
 * this one get the same rights.
 */
function makePrivate(file: string): void {
  // Opened and not made where another process was first.
  closeSync(openSync(file, 'a', 0o600));
}

function reason(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
