import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteInMemory } from '../../testing/test-database.js';
import { AuditEventEntity } from '../audit-event.entity.js';
import { AuditReader } from './audit-reader.js';
import { wantedEvents } from './wanted-events.js';

let database: DataSource;
let reader: AuditReader;

beforeEach(async () => {
  database = await openSqliteInMemory(AuditEventEntity);
  reader = new AuditReader(database.getRepository(AuditEventEntity));
});
afterEach(() => database.destroy());

describe('reading on SQLite, which holds up everything else meanwhile', () => {
  it.each([
    [{}, 'newest'],
    [{ event: 'room_join' }, 'newest'],
    [{ from: new Date(1000).toISOString(), event: 'room_join' }, 'oldest'],
    [{ q: 'text', event: 'room_join' }, 'newest'],
    [{ q: 'text', event: 'room_join', from: new Date(1000).toISOString() }, 'written'],
  ] as const)('%j, %s, takes an index and sorts nothing', async (filter, order) => {
    const queries: [string, unknown[]][] = [];
    const nothing = () => undefined;
    const logQuery = (text: string, parameters: unknown[] = []) => void queries.push([text, parameters]);
    const rest = { logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing };
    const { logger } = database;
    database.logger = { logQuery, ...rest, log: nothing };
    await reader.step(wantedEvents(filter, order), [5000, 5], 10);
    database.logger = logger;
    expect(queries.length).toBeGreaterThan(0);
    for (const [text, parameters] of queries) {
      const plan = JSON.stringify(await database.query(`EXPLAIN QUERY PLAN ${text}`, parameters));
      expect(plan).toMatch(order === 'written' ? /USING INTEGER PRIMARY KEY/ : /USING (COVERING )?INDEX/);
      expect(plan).not.toMatch(/TEMP B-TREE|SCAN/);
    }
  });
});
