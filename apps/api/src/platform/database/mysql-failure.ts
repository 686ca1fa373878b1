import { DatabaseError } from './dsn.js';

interface Place {
  database: string;
  username: string;
  /** Host and port, or the socket in the file system. */
  server: string;
}

/** What an operator is told where MySQL or MariaDB can't be used; anything that is none of its refusals stays as it is. */
export function mysqlFailure(cause: unknown, { database, username, server }: Place): unknown {
  const message = messages[codeOf(cause)]?.({ database, username, server });
  return message === undefined ? cause : new DatabaseError(message, { cause });
}

const silent = ({ server }: Place) => `No database server answers at ${server}. Start it, or set VROOM_DATABASE_DSN.`;
const refused = ({ username, server }: Place) =>
  `The database server at ${server} refuses ${username === '' ? 'to work without a user' : `the user ${username}`}. Set VROOM_DATABASE_USER and VROOM_DATABASE_PASSWORD.`;
const forbidden = ({ username, database }: Place) =>
  `The user ${username} may not use the database ${database}. Grant it all privileges on ${database}.*.`;
const missing = ({ database, server }: Place) =>
  `There is no database ${database} at ${server}. Create it, or set VROOM_DATABASE_DSN.`;

const messages: Record<string, (place: Place) => string> = {
  ECONNREFUSED: silent,
  ECONNRESET: silent,
  ENOENT: silent,
  ENOTFOUND: silent,
  EHOSTUNREACH: silent,
  ETIMEDOUT: silent,
  ER_ACCESS_DENIED_ERROR: refused,
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: refused,
  ER_DBACCESS_DENIED_ERROR: forbidden,
  ER_BAD_DB_ERROR: missing,
};

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
