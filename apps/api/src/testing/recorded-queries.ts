import type { DataSource } from 'typeorm';

export type RecordedQuery = readonly [text: string, parameters: unknown[]];

/** Every SELECT that is made from now on, as the database gets it. */
export function recordedSelects(database: DataSource): RecordedQuery[] {
  const selects: RecordedQuery[] = [];
  const nothing = () => undefined;
  const logQuery = (text: string, parameters: unknown[] = []) => {
    if (text.startsWith('SELECT')) selects.push([text, parameters]);
  };
  const rest = { logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing };
  database.logger = { logQuery, ...rest, log: nothing };
  return selects;
}
