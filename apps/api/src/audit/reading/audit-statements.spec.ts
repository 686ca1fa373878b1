import { expect, it } from 'vitest';
import { auditEvent, writeEvents } from '../../testing/audit-events.js';
import { recordedSelects } from '../../testing/recorded-queries.js';
import { openSqliteInMemory } from '../../testing/test-database.js';
import { AuditEventEntity } from '../audit-event.entity.js';
import { AuditReader } from './audit-reader.js';
import { wantedEvents, type Place } from './wanted-events.js';

const from = new Date(0).toISOString();
const to = new Date(5000).toISOString();

it.each([
  [{}, 'oldest'],
  [{ from, to, event: 'room_join' }, 'newest'],
  [{ from, to, event: 'room_join', q: 'atelier' }, 'oldest'],
  [{ from, to, event: 'room_join' }, 'written'],
] as const)('%j, %s, is read by the same statements however many pages there are', async (filter, order) => {
  const database = await openSqliteInMemory(AuditEventEntity);
  await writeEvents(
    database,
    Array.from({ length: 40 }, (_, index) => auditEvent(index)),
  );
  const reader = new AuditReader(database.getRepository(AuditEventEntity));
  const selects = recordedSelects(database);
  let at: Place | null = null;
  let pages = 0;
  do {
    ({ at } = await reader.step(wantedEvents(filter, order), at, 4));
    pages += 1;
  } while (at);
  expect(pages).toBe(10);
  // The first page, those after it, and with a text the two that look for the edge.
  expect(new Set(selects.map(([text]) => text)).size).toBeLessThanOrEqual(4);
  await database.destroy();
});
