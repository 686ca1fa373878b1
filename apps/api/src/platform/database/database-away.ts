import { QueryFailedError } from 'typeorm';

/** How long who needs the database is asked to wait, in ms. */
export const awayTime = 5000;

/** What MySQL and MariaDB say on a connection that works, and may not say in a moment. */
const passing: ReadonlySet<string> = new Set([
  'ER_SERVER_SHUTDOWN',
  'ER_NORMAL_SHUTDOWN',
  'ER_CONNECTION_KILLED',
  'ER_QUERY_INTERRUPTED',
  'ER_CON_COUNT_ERROR',
  'ER_OUT_OF_RESOURCES',
  'ER_DISK_FULL',
  'ER_RECORD_FILE_FULL',
  'ER_ERROR_ON_WRITE',
  'ER_OPTION_PREVENTS_STATEMENT',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_LOCK_DEADLOCK',
]);

/** SQLite's: somebody holds the file, or the disk is full, broken or not there. A damaged file mends itself never. */
const passingSqlite = /^SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN|READONLY|PROTOCOL)(_|$)/;

/** Whether something failed since the database can't be used at the moment, and would work once it is back. */
export function isDatabaseAway(error: unknown): boolean {
  const fromDriver: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(fromDriver instanceof Error)) return false;
  // How mysql2 marks what ends a connection, or lets none begin; only that comes without a query.
  if ('fatal' in fromDriver && fromDriver.fatal === true) return true;
  return error instanceof QueryFailedError && isPassing(codeOf(fromDriver));
}

/** Why, in short: where all addresses of a host refuse, Node's message is empty. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || codeOf(error);
}

function isPassing(code: string): boolean {
  return passing.has(code) || passingSqlite.test(code);
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
