/** An SQLite file. */
export interface SqliteDsn {
  readonly kind: 'sqlite';
  readonly path: string;
}

/** A database of a MySQL or MariaDB server. */
export interface MysqlDsn {
  readonly kind: 'mysql';
  readonly database: string;
  readonly host: string;
  readonly port: number;
  /** The server's socket in the file system, in place of host and port. */
  readonly socket?: string;
  /** Where the DSN names them; else they are settings of their own. */
  readonly user?: string;
  readonly password?: string;
}

export type DatabaseDsn = SqliteDsn | MysqlDsn;

const defaultPort = 3306;
/** What needs no quotes anywhere, and more than enough. */
const databaseName = /^[A-Za-z0-9_$-]{1,64}$/;

/**
 * Reads `sqlite:PATH`, `mysql://USER:PASSWORD@HOST:PORT/DATABASE` (also `mariadb://…`), or what the original had:
 * `DBI:mysql:database=DATABASE;host=HOST;port=PORT` (Perl's DBD::mysql). `undefined` where it is none of them.
 */
export function parseDatabaseDsn(text: string): DatabaseDsn | undefined {
  const path = /^sqlite:(.+)$/.exec(text)?.[1];
  if (path !== undefined) return { kind: 'sqlite', path };
  const parsed = /^dbi:/i.test(text) ? fromDbi(text) : fromUrl(text);
  return parsed && databaseName.test(parsed.database) ? parsed : undefined;
}

function fromUrl(text: string): MysqlDsn | undefined {
  const url = URL.parse(text);
  if (!url || !['mysql:', 'mariadb:'].includes(url.protocol) || url.hostname === '') return undefined;
  if (url.search !== '' || url.hash !== '' || url.port === '0') return undefined;
  try {
    return {
      kind: 'mysql',
      database: decodeURIComponent(url.pathname.slice(1)),
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(url.port || defaultPort),
      ...(url.username !== '' && { user: decodeURIComponent(url.username) }),
      ...(url.password !== '' && { password: decodeURIComponent(url.password) }),
    };
  } catch {
    // A percent sign that encodes nothing.
    return undefined;
  }
}

const dbiNames = new Set(['database', 'dbname', 'db', 'host', 'port', 'mysql_socket', 'mariadb_socket']);

function fromDbi(text: string): MysqlDsn | undefined {
  const rest = /^dbi:(?:mysql|mariadb):(.*)$/i.exec(text)?.[1];
  if (rest === undefined) return undefined;
  const pairs = rest.split(/[;:]/).map((part) => (part.includes('=') ? part : `database=${part}`).split('='));
  if (!pairs.every((pair) => pair.length === 2 && dbiNames.has(pair[0] ?? ''))) return undefined;
  const given = new Map(pairs as [string, string][]);
  const port = Number(given.get('port') ?? defaultPort);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return undefined;
  const socket = given.get('mysql_socket') ?? given.get('mariadb_socket');
  return {
    kind: 'mysql',
    database: given.get('database') ?? given.get('dbname') ?? given.get('db') ?? '',
    host: given.get('host') ?? 'localhost',
    port,
    ...(socket !== undefined && { socket }),
  };
}
