import type { DataSource } from 'typeorm';

/** How a database goes about a SELECT. */
export interface QueryPlan {
  /** Whether it goes by an index. */
  index: boolean;
  /** Whether it reads a whole table. */
  scan: boolean;
  /** Whether it sorts what it has found. */
  sort: boolean;
}

/** What SQLite or MariaDB intends to do. */
export async function queryPlan(database: DataSource, select: string, parameters: unknown[]): Promise<QueryPlan> {
  const isSqlite = database.options.type === 'better-sqlite3';
  const rows: unknown = await database.query(`EXPLAIN ${isSqlite ? 'QUERY PLAN' : ''} ${select}`, parameters);
  const plan = JSON.stringify(rows);
  if (isSqlite)
    return {
      index: /USING (COVERING )?INDEX/.test(plan),
      scan: /SCAN/.test(plan),
      sort: /TEMP B-TREE FOR ORDER BY/.test(plan),
    };
  return { index: !plan.includes('"key":null'), scan: plan.includes('"type":"ALL"'), sort: plan.includes('filesort') };
}
