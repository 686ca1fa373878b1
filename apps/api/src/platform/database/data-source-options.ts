import type { DataSourceOptions } from 'typeorm';
import { parseDatabaseDsn, type MysqlDsn } from '../config/database-dsn.js';
import type { Settings } from '../config/settings.js';
import { prepareSqliteFile } from './dsn.js';
import { migrations } from './migrations/all.js';
import { setPragmas } from './sqlite-pragmas.js';

/** Texts are compared as they are, as SQLite does: neither letters nor accents nor spaces at the end are alike. */
export const collation = 'utf8mb4_bin';

/** Connections of one process to MySQL or MariaDB. */
const poolSize = 10;

const shared = { synchronize: false, migrations, migrationsTransactionMode: 'each' } as const;

export type DatabaseSettings = Pick<Settings['database'], 'dsn' | 'user' | 'password'>;

/** How to open the database that the settings name. The migrations are run apart: see {@link migrate}. */
export function dataSourceOptions({ dsn, user, password }: DatabaseSettings): DataSourceOptions {
  const parsed = parseDatabaseDsn(dsn);
  if (parsed?.kind === 'mysql') return mysqlOptions({ user, password, ...parsed });
  return {
    ...shared,
    type: 'better-sqlite3',
    database: prepareSqliteFile(dsn),
    prepareDatabase: setPragmas,
  };
}

function mysqlOptions({ database, host, port, socket, user = '', password = '' }: MysqlDsn): DataSourceOptions {
  return {
    ...shared,
    type: 'mariadb',
    database,
    username: user,
    password,
    ...(socket === undefined ? { host, port } : { socketPath: socket }),
    charset: collation,
    timezone: 'Z',
    // Milliseconds since 1970 and counted ids are safe integers.
    supportBigNumbers: true,
    poolSize,
  };
}

type MysqlOptions = Extract<DataSourceOptions, { type: 'mysql' | 'mariadb' }>;

/** Where it is and who comes, in words for people. */
export function placeOf({ database = '', username = '', host, port, socketPath }: MysqlOptions) {
  return { database, username, server: socketPath ?? `${host}:${port}` };
}
