import { QueryFailedError } from 'typeorm';

/** Whether a write failed because the row it belongs to is gone: how SQLite and MySQL say it. */
export function isMissingReference(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as { code?: string };
  return code === 'SQLITE_CONSTRAINT_FOREIGNKEY' || code === 'ER_NO_REFERENCED_ROW_2';
}
