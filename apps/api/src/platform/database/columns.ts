import type { ColumnOptions } from 'typeorm';

/**
 * A moment, as milliseconds since 1970 UTC. A `bigint` column, since a 32-bit one ends in 2038 seconds; MySQL's driver
 * gives such a column as text, so it is made a number on the way in.
 */
export const moment: ColumnOptions = {
  type: 'bigint',
  transformer: {
    to: (value: unknown) => value,
    from: (value: string | number | null) => (value === null ? null : Number(value)),
  },
};
