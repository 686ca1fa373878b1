import type { DataSource } from 'typeorm';

/** How the connections of this process to MySQL or MariaDB are used. */
export interface PoolState {
  open: number;
  idle: number;
  /** Queries that wait for a connection. */
  waiting: number;
}

/** mysql2 says it nowhere else than in these; a spec on MariaDB holds that they are there. */
interface Pool {
  _allConnections: { length: number };
  _freeConnections: { length: number };
  _connectionQueue: { length: number };
}

/** `undefined` for SQLite, which has no pool. */
export function poolState(database: DataSource): PoolState | undefined {
  if (!('pool' in database.driver)) return undefined;
  const { _allConnections, _freeConnections, _connectionQueue } = database.driver.pool as Pool;
  return { open: _allConnections.length, idle: _freeConnections.length, waiting: _connectionQueue.length };
}
