/**
 * How long a statement waits while another process writes, in ms. All else waits with it, signaling too, as the driver does not
 * give way; a write of ours takes a few.
 */
export const busyTime = 500;

/** Pages of the database that are kept in memory, KiB. The driver's own 16 MB made joins no cheaper, and the system keeps the file too. */
const pageCache = 4000;

/** Prepares a connection to SQLite. */
export function setPragmas(db: { pragma(text: string): unknown }): void {
  db.pragma(`busy_timeout = ${busyTime}`);
  db.pragma('synchronous = NORMAL');
  db.pragma(`cache_size = -${pageCache}`);
  // What is deleted is overwritten: the mails that were sent had links in them that let people in.
  db.pragma('secure_delete = ON');
}
