/** What stands in a column, as both drivers take and give it. */
export type Value = string | number | null;
export type Row = Record<string, unknown>;

/** A database for one server, or for several one after the other, as who breaks into it would see it. */
export interface TestDatabase {
  /** The settings by which a server finds it. */
  readonly settings: Record<string, string>;
  /** @param sql what both SQLite and MariaDB understand, with `?` for the values */
  rows(sql: string, ...values: Value[]): Promise<Row[]>;
  run(sql: string, ...values: Value[]): Promise<void>;
  tables(): Promise<string[]>;
  /** Deletes it with all that is in it. */
  remove(): Promise<void>;
}

/** Everything in it, as one text to search for secrets. */
export async function dump(database: TestDatabase): Promise<string> {
  const rows: Row[][] = [];
  for (const table of await database.tables()) rows.push(await database.rows(`SELECT * FROM ${table}`));
  return JSON.stringify(rows);
}
