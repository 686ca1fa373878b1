import { MariaDbServer } from '../../test/databases/mariadb-server.ts';
import { MariaDbDatabase } from '../../test/databases/mariadb.ts';
import { SqliteDatabase } from '../../test/databases/sqlite.ts';
import type { TestDatabase } from '../../test/databases/test-database.ts';
import type { Bench } from '../row.ts';
import { moveToServerCore } from '../system/cores.ts';
import { childWith } from '../system/proc.ts';

/** An empty SQLite file, which goes when the row is over. */
export async function sqlite(bench: Bench): Promise<SqliteDatabase> {
  const database = await SqliteDatabase.make();
  bench.afterwards(() => database.remove());
  return database;
}

/** An empty database of a MariaDB on the core of the servers. It goes when the row is over. */
export async function mariaDb(bench: Bench): Promise<TestDatabase> {
  const server = await MariaDbServer.start();
  bench.afterwards(() => server.stop());
  moveToServerCore(childWith(`--port=${server.port}`));
  return MariaDbDatabase.make(server.url);
}
