import { DatabaseError } from './platform/database/dsn.js';
import { RedisError } from './platform/redis/redis-error.js';
import { SettingsError } from './platform/config/load-settings.js';

/** What an operator is told when VROOM can't start: what is wrong and what to do, and a stack only for what we don't know. */
export function startupMessage(error: unknown): string {
  if (error instanceof SettingsError || error instanceof DatabaseError || error instanceof RedisError) {
    return error.message;
  }
  if (!(error instanceof Error)) return String(error);
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === 'EADDRINUSE') {
    return `port ${port} of ${address} is in use by another program. Stop that one, or set VROOM_DAEMON_LISTEN_PORT.`;
  }
  if (code === 'EADDRNOTAVAIL') return `${address} is no address of this machine. Set VROOM_DAEMON_LISTEN_IP.`;
  if (code === 'EACCES')
    return `port ${port} may not be used by this user. Set VROOM_DAEMON_LISTEN_PORT to one above 1023.`;
  if (code?.startsWith('SQLITE_'))
    return `the database can't be used (${code}: ${error.message}). See VROOM_DATABASE_DSN.`;
  return error.stack ?? error.message;
}

/** Ends the process with what an operator is told. */
export function fail(what: string, error: unknown): never {
  process.stderr.write(`${what}: ${startupMessage(error)}\n`);
  process.exit(1);
}
