import type { ColumnOptions, QueryRunner } from 'typeorm';

/**
 * A moment, as milliseconds since 1970 UTC. A `bigint` column, since a 32-bit one ends in 2038 seconds; MySQL's driver
 * gives such a column as text, so it is made a number on the way in. On the way out it is a BigInt: TypeORM writes numbers
 * into the statement for SQLite, and one that is a new statement each time has to be prepared each time. A BigInt has no
 * fractions, which a lifetime of so many minutes may have.
 */
export const moment = {
  type: 'bigint',
  transformer: {
    to: (value: unknown) => (typeof value === 'number' ? BigInt(Math.round(value)) : value),
    from: (value: string | number | null) => (value === null ? null : Number(value)),
  },
} as const satisfies ColumnOptions;

/** The type of a key that counts up: SQLite counts only `integer` (of 64 bits), and MySQL's `integer` ends at 2 billion. */
export function generatedId({ dataSource }: QueryRunner): string {
  return dataSource.options.type === 'better-sqlite3' ? 'integer' : 'bigint';
}

/** A text of any length: MySQL's `text` ends at 64 kB. */
export function longText({ dataSource }: QueryRunner): string {
  return dataSource.options.type === 'better-sqlite3' ? 'text' : 'mediumtext';
}
