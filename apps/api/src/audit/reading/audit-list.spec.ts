import { listAuditEventsQuery, type AuditEvent } from '@vroom/contract';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditEvent, writeEvents } from '../../testing/audit-events.js';
import { FakeClock } from '../../testing/fake-clock.js';
import { openTestDatabase } from '../../testing/test-database.js';
import { AuditEventEntity } from '../audit-event.entity.js';
import { AuditListService, searchTime } from './audit-list.service.js';
import { AuditReader, scanWindow } from './audit-reader.js';
import { wantedEvents } from './wanted-events.js';

let database: DataSource;
let reader: AuditReader;
let list: AuditListService;

beforeEach(async () => {
  database = await openTestDatabase(AuditEventEntity);
  reader = new AuditReader(database.getRepository(AuditEventEntity));
  list = new AuditListService(reader, new FakeClock());
});
afterEach(() => database.destroy());

const page = (query: object) => list.list(listAuditEventsQuery.parse(query));

async function all(query: object): Promise<{ events: AuditEvent[]; pages: number }> {
  const events: AuditEvent[] = [];
  let cursor: string | null = null;
  let pages = 0;
  do {
    const got = await page({ ...query, ...(cursor !== null && { cursor }) });
    events.push(...got.items);
    cursor = got.nextCursor;
    pages++;
  } while (cursor !== null);
  return { events, pages };
}
const messages = ({ events }: { events: AuditEvent[] }) => events.map(({ message }) => message);

/** Three events of each second, so that pages end between events of the same moment. */
const seconds = (count: number) =>
  Array.from({ length: count }, (_, index) => auditEvent(Math.floor(index / 3) * 1000, { message: String(index) }));

describe('the audit', () => {
  it('comes newest first, page by page, each event once', async () => {
    await writeEvents(database, seconds(20));
    const found = await all({ limit: 4 });
    expect(found.pages).toBe(5);
    expect(messages(found)).toEqual(Array.from({ length: 20 }, (_, index) => String(19 - index)));
    const { nextCursor, searchedBackTo } = await page({ limit: 4 });
    expect(nextCursor).not.toBeNull();
    expect(searchedBackTo).toBe(new Date(5000).toISOString());
    expect(await page({ limit: 20 })).toMatchObject({ nextCursor: null, searchedBackTo: null });
  });

  it('goes by the date, and not by who wrote first', async () => {
    const late = [3000, 1000, 2000].map((date) => auditEvent(date, { message: String(date) }));
    await writeEvents(database, late);
    expect(messages(await all({ limit: 1 }))).toEqual(['3000', '2000', '1000']);
  });

  it.each([
    [{ from: new Date(2000).toISOString() }, ['8', '7', '6']],
    [{ to: new Date(1000).toISOString() }, ['2', '1', '0', 'other']],
    [{ from: new Date(1000).toISOString(), to: new Date(2000).toISOString() }, ['5', '4', '3']],
    [{ from: new Date(2000).toISOString(), to: new Date(1000).toISOString() }, []],
    [{ event: 'room_join' }, ['8', '7', '6', '5', '4', '3', '2', '1', '0']],
    [{ event: 'room_leave' }, ['other']],
    [{ event: 'room_leave', q: '8' }, []],
    [{ event: 'room_join', q: '8' }, ['8']],
  ])('filtered by %j has %j', async (filter, expected) => {
    await writeEvents(database, [...seconds(9), auditEvent(-1000, { event: 'room_leave', message: 'other' })]);
    expect(messages(await all({ ...filter, limit: 2 }))).toEqual(expected);
  });

  it('tells who follows what came after an event, however late it is dated', async () => {
    await writeEvents(database, seconds(4));
    await writeEvents(database, [auditEvent(9000, { message: 'new' }), auditEvent(500, { message: 'late' })]);
    expect(messages(await all({ after: 4 }))).toEqual(['new', 'late']);
    expect(messages(await all({ after: 4, limit: 1 })).toSorted()).toEqual(['late', 'new']);
    expect(messages(await all({ after: 4, q: 'LATE', event: 'room_join' }))).toEqual(['late']);
    expect(messages(await all({ after: 4, from: new Date(1000).toISOString() }))).toEqual(['new']);
    expect(await page({ after: 6 })).toEqual({ items: [], nextCursor: null, searchedBackTo: null });
  });

  it.each(['', '!!!', Buffer.from('["a","b"]').toString('base64url'), Buffer.from('[1]').toString('base64url')])(
    'refuses the cursor %j',
    async (cursor) => {
      await expect(page({ cursor })).rejects.toMatchObject({ code: 'malformed', errors: [{ path: 'cursor' }] });
    },
  );
});

describe('a text', () => {
  it.each([
    ['ATELIER', ['room Atelier']],
    ['büro', ['key Büro']],
    ['BÜRO', ['key Büro']],
    ['éà', ['ÉÀ!']],
    ['100%', ['100% sure']],
    ['0%s', []],
    ['a_b', ['a_b']],
    ['!', ['ÉÀ!']],
    ['\\', ['back\\slash']],
    ["' OR 1=1 --", []],
    ['198.51', ['by address']],
    ['key booking', ['by user']],
  ])('%j finds %j', async (q, expected) => {
    const texts = ['room Atelier', 'key Büro', 'ÉÀ!', '100% sure', '1000 sure', 'a_b', 'axb', 'back\\slash'];
    await writeEvents(database, [
      ...texts.map((message, index) => auditEvent(index, { message })),
      auditEvent(10, { address: '198.51.100.7', message: 'by address' }),
      auditEvent(11, { address: null, user: 'key booking', message: 'by user' }),
    ]);
    expect(messages(await all({ q, limit: 1 }))).toEqual(expected);
  });

  it('is searched step by step, and a call ends when its time is over', async () => {
    const many = Array.from({ length: 3 * scanWindow }, (_, index) => auditEvent(index));
    await writeEvents(database, [auditEvent(-1, { message: 'needle' }), ...many]);
    const clock = new FakeClock();
    const now = clock.now.bind(clock);
    // Each look at the clock is half of the time.
    clock.now = () => {
      void clock.advance(searchTime / 2);
      return now();
    };
    list = new AuditListService(reader, clock);
    const first = await page({ q: 'needle' });
    expect(first.items).toEqual([]);
    expect(first.searchedBackTo).toBe(new Date(scanWindow).toISOString());
    const found = await all({ q: 'needle' });
    expect(messages(found)).toEqual(['needle']);
    expect(found.pages).toBe(2);
  });

  it('is looked for in all of what came after an event', async () => {
    const many = Array.from({ length: scanWindow + 10 }, (_, index) => auditEvent(index));
    await writeEvents(database, [auditEvent(0, { message: 'needle' }), ...many]);
    expect(messages(await all({ q: 'needle', after: 0 }))).toEqual(['needle']);
    expect(messages(await all({ q: 'needle', after: 1 }))).toEqual([]);
  });
});

describe('reading', () => {
  it('counts what it can count by an index', async () => {
    await writeEvents(database, seconds(9));
    expect(await reader.count(wantedEvents({}, 'oldest'))).toBe(9);
    expect(await reader.count(wantedEvents({ from: new Date(1000).toISOString() }, 'oldest'))).toBe(6);
    expect(await reader.count(wantedEvents({ q: '1' }, 'oldest'))).toBeUndefined();
  });
});
