/** The audit as an integrator reads it, by an API key of an administrator. */
import { RestClient } from '@vroom/api-client';
import type { AuditEvent, AuditEvents, ListAuditEventsQuery } from '@vroom/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './support/browser-like.ts';
import { ServerWithDatabase } from './support/server-with-database.ts';
import { outcome } from './support/visitor.ts';

const password = 'a lighthouse in May';
const start = Date.UTC(2020, 0, 1);
/** So long ago that what the tests do themselves comes after. */
const seconds = 120;

let server: ServerWithDatabase;
let rest: RestClient;

beforeAll(async () => {
  server = await ServerWithDatabase.start({ VROOM_ADMIN_PASSWORD: password });
  const admin = new Browser(server.url);
  await admin.rest.call('openAdminSession', { body: { password } });
  const { key } = await admin.rest.call('createApiKey', { body: { label: 'reports', admin: true } });
  rest = new RestClient({ baseUrl: server.url, apiKey: key });
  for (let second = 0; second < seconds; second += 1) {
    const event = second % 10 === 0 ? 'room_create' : 'room_join';
    await write(start + second * 1000, event, second === 7 ? 'room ATELIER 100%' : `room r${second}`);
  }
});
afterAll(() => server.remove());

async function write(date: number, event: string, message: string): Promise<void> {
  const columns = '(date, address, event, user, message)';
  await server.run(
    `INSERT INTO audit_events ${columns} VALUES (?, '192.0.2.1', ?, 'session x', ?)`,
    date,
    event,
    message,
  );
}

const to = new Date(start + seconds * 1000).toISOString();

describe('the list of events', () => {
  it('has each once, the newest first, from page to page', async () => {
    const events: AuditEvent[] = [];
    let cursor: string | null = null;
    do {
      const query: ListAuditEventsQuery = { to, limit: 50, ...(cursor !== null && { cursor }) };
      const page: AuditEvents = await rest.call('listAuditEvents', { query });
      expect(page.searchedBackTo).toBe(page.nextCursor === null ? null : page.items.at(-1)?.date);
      events.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    const expected = Array.from({ length: seconds }, (_, index) => start + (seconds - 1 - index) * 1000);
    expect(events.map(({ date }) => Date.parse(date))).toEqual(expected);
    expect(events.at(-1)).toMatchObject({
      address: '192.0.2.1',
      event: 'room_create',
      user: 'session x',
      message: 'room r0',
    });
  });

  it.each([
    [{ event: 'room_create', to }, 12],
    [{ from: new Date(start + 100_000).toISOString(), to }, 20],
    [{ q: 'atelier 100%', to }, 1],
    [{ q: '100_', to }, 0],
    [{ q: '192.0.2.1', event: 'room_create', to }, 12],
  ] as const)('filtered by %j has %d', async (query, count) => {
    const { items } = await rest.call('listAuditEvents', { query: { ...query, limit: 200 } });
    expect(items).toHaveLength(count);
  });

  it('is followed by what happens', async () => {
    // What happened last is not what was written last: the server writes while the test does.
    const { items } = await rest.call('listAuditEvents', { query: { limit: 200 } });
    const after = Math.max(...items.map(({ id }) => id));
    await new Browser(server.url).rest.call('createRoom', { body: { name: 'just-now' } });
    const followed = () => rest.call('listAuditEvents', { query: { after, event: 'room_create' } });
    await expect.poll(async () => (await followed()).items).toMatchObject([{ message: 'just-now' }]);
  });

  it('says what is wrong with a question', async () => {
    const odd = [{ cursor: 'x' }, { event: 'nothing' }, { from: 'yesterday' }, { limit: 0 }, { after: -1 }];
    for (const query of odd) {
      expect(await outcome(rest.call('listAuditEvents', { query: query as object }))).toBe('malformed');
    }
  });
});

describe('nobody else', () => {
  const calls = ['listAuditEvents', 'exportAuditXlsx', 'exportAuditCsv'] as const;

  it.each(calls)('is given %s', async (name) => {
    const owner = new Browser(server.url);
    expect(await outcome(owner.rest.call(name, {}))).toBe('unauthenticated');
    await owner.rest.call('createRoom', { body: {} });
    expect(await outcome(owner.rest.call(name, {}))).toBe('forbidden');
  });
});
