import type { CallInput } from '@vroom/api-client';
import { inSteps } from '../generator/in-steps.ts';
import { Visitor } from '../generator/visitor.ts';
import { adminPassword } from '../servers/vroom.ts';
import { cost, inTurn } from '../rounds.ts';
import type { Figure } from '../figures.ts';
import type { Bench, Row } from '../row.ts';
import { sqlite } from '../servers/databases.ts';
import { startFilled, type Amounts } from '../servers/filled.ts';

const few: Amounts = { rooms: 1000, events: 10_000 };
const many: Amounts = { rooms: 100_000, events: 1_000_000 };

/** What an administrator looks through page by page, with little in it and with much. */
export const listsRow: Row = {
  name: 'lists',
  title: 'A page of the list of 100,000 rooms and of 1,000,000 audit events, CPU of the server',
  async measure(bench) {
    const small = await pagesOf(bench, few);
    const large = await pagesOf(bench, {
      rooms: bench.effort.many(many.rooms, 20_000),
      events: bench.effort.many(many.events, 100_000),
    });
    bench.say('pages are turned');
    const outcomes = await inTurn(bench.effort, { ...prefixed('small', small), ...prefixed('large', large) });
    return Object.keys(large).map((page): Figure => ({
      what: page,
      unit: 'ms',
      ours: (outcomes[`large ${page}`]?.median ?? NaN) * 1000,
      spread: outcomes[`large ${page}`]?.spread,
      baseline: { name: 'with a hundredth of it', value: (outcomes[`small ${page}`]?.median ?? NaN) * 1000 },
      // Flat: without an index it would be a hundred.
      bound: { of: 'ratio', atMost: 1.5 },
    }));
  },
};

type Pages = Record<string, () => Promise<number>>;

async function pagesOf(bench: Bench, amounts: Amounts): Promise<Pages> {
  bench.say(`${amounts.rooms} rooms and ${amounts.events} events are written`);
  const server = await startFilled(bench, await sqlite(bench), amounts);
  const admin = new Visitor(server.url);
  await admin.rest.call('openAdminSession', { body: { password: adminPassword } });
  const turns = bench.effort.many(100);
  const page = (call: () => Promise<{ items: readonly unknown[] }>) => () =>
    cost(
      () => server.cpu,
      async () => (await inSteps(turns, () => full(call), 4)).length,
    );
  const rooms = (query: NonNullable<CallInput<'listRooms'>['query']>) =>
    page(() => admin.rest.call('listRooms', { query }));
  const events = (query: NonNullable<CallInput<'listAuditEvents'>['query']>) =>
    page(() => admin.rest.call('listAuditEvents', { query }));
  const [roomCursor, eventCursor] = await deepCursors(admin);
  return {
    'rooms, first page': rooms({}),
    'rooms, newest first': rooms({ sort: '-createdAt' }),
    'rooms, page in the middle': rooms({ cursor: roomCursor }),
    'audit, newest page': events({}),
    'audit, one kind of event': events({ event: 'room_create' }),
    'audit, page in the past': events({ cursor: eventCursor }),
  };
}

/** @throws Error for a page that is not full: it would cost less than it should */
async function full(call: () => Promise<{ items: readonly unknown[] }>): Promise<void> {
  const { items } = await call();
  if (items.length < 50) throw new Error(`A page has ${items.length} things`);
}

/** Some pages on, so that a page begins somewhere inside. */
async function deepCursors({ rest }: Visitor): Promise<[string, string]> {
  let [room, event]: [string | undefined, string | undefined] = [undefined, undefined];
  for (let count = 0; count < 4; count++) {
    room = (await rest.call('listRooms', { query: { limit: 200, cursor: room } })).nextCursor ?? undefined;
    event = (await rest.call('listAuditEvents', { query: { limit: 200, cursor: event } })).nextCursor ?? undefined;
  }
  if (room === undefined || event === undefined) throw new Error('The lists end too soon');
  return [room, event];
}

function prefixed(prefix: string, pages: Pages): Pages {
  return Object.fromEntries(Object.entries(pages).map(([name, page]) => [`${prefix} ${name}`, page]));
}
