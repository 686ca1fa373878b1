import type { SqliteDatabase } from '../../test/databases/sqlite.ts';
import type { Bench } from '../row.ts';
import type { ServerProcess } from '../system/server-process.ts';
import { startVroom } from './vroom.ts';

/** Digits, to count by. */
const digit =
  '(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)';

/** A million numbers from 0, as a table of one column `n`. */
const numbers = `(SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d AS n FROM ${['a', 'b', 'c', 'e', 'f', 'g'].map((name) => `${digit} ${name}`).join(', ')}) numbers`;

export interface Amounts {
  rooms: number;
  events: number;
}

/** A VROOM whose SQLite file has so much in it already, at most a million of each. */
export async function startFilled(
  bench: Bench,
  database: SqliteDatabase,
  { rooms, events }: Amounts,
): Promise<ServerProcess> {
  // The first one makes the tables.
  await (await startVroom(bench, database.settings)).stop();
  const now = Date.now();
  const values = `'session 4e3f7c2a', 'room ' || n || ': peer 4e3f7c2a-8b1d-4a8e as participant'`;
  await database.run(
    `INSERT INTO audit_events (date, address, event, user, message)
     SELECT ${now - 1_000_000_000} + n * 997, '192.0.2.7', CASE n % 100 WHEN 0 THEN 'room_create' ELSE 'room_join' END, ${values}
     FROM ${numbers} WHERE n < ${events} ORDER BY n`,
  );
  await database.run(
    `INSERT INTO rooms (id, name, creator_id, locked, ask_for_name, relay_only, created_at, persistent, last_activity_at)
     SELECT 'bench-' || n, 'filled-' || n, 'nobody', 0, 0, 0, ${now} - n, 1, ${now} - n FROM ${numbers} WHERE n < ${rooms}`,
  );
  return startVroom(bench, database.settings);
}
