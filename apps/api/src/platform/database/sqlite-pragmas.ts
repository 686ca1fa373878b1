import { setTimeout as pause } from 'node:timers/promises';

/**
 * How long a statement waits while another process writes, in ms. All else waits with it, signaling too, as the driver does not
 * give way; a write of ours takes a few.
 */
export const busyTime = 500;

/** Pages of the database that are kept in memory, KiB. The driver's own 16 MB made joins no cheaper, and the system keeps the file too. */
const pageCache = 4000;

/** For how long processes that make one new file together may be in each other's way, ms. */
const patience = 30_000;

interface Connection {
  pragma(text: string): unknown;
}

/** Prepares a connection to SQLite. */
export async function setPragmas(db: Connection): Promise<void> {
  db.pragma(`busy_timeout = ${busyTime}`);
  await useWal(db);
  db.pragma('synchronous = NORMAL');
  db.pragma(`cache_size = -${pageCache}`);
  // What is deleted is overwritten: the mails that were sent had links in them that let people in.
  db.pragma('secure_delete = ON');
}

/**
 * Readers don't wait for the writer then, and a crash loses at most what was not committed. For a new file to go over to it one
 * process has to be alone with it: of several that start at once SQLite refuses some on the spot, whatever the time they
 * would wait, and nothing tells when to ask again.
 */
async function useWal(db: Connection): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      db.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'SQLITE_BUSY' || performance.now() > end) throw error;
    }
    await pause(10 + Math.random() * 40);
  }
}
