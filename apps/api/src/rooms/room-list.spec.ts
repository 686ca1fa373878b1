import { listRoomsQuery, roomSorts, type Room } from '@vroom/contract';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chunks } from '../platform/database/chunks.js';
import { person } from '../testing/people.js';
import { roomServices } from '../testing/rooms.js';
import { queryPlan } from '../testing/query-plan.js';
import { placeOf } from '../testing/places.js';
import { openTestDatabase } from '../testing/test-database.js';
import { RoomListService } from './room-list.service.js';
import { RoomEntity } from './room.entity.js';

let database: DataSource;
let house: ReturnType<typeof roomServices>;
let list: RoomListService;

beforeEach(async () => {
  database = await openTestDatabase(RoomEntity);
  house = roomServices(database);
  list = new RoomListService(house.repository, house.rooms);
});
afterEach(() => database.destroy());

const made = async (...names: string[]) => {
  for (const name of names) await house.rooms.create({ name }, person('ann'));
};
/** So many that a database finds an index worth the while. */
async function crowded(): Promise<void> {
  await made('first');
  const first = await house.rooms.get('first');
  const rooms = Array.from({ length: 2000 }, (_, n) =>
    Object.assign(house.repository.create(first), {
      id: randomUUID(),
      name: `room-${n}`,
      createdAt: n,
      lastActivityAt: n,
    }),
  );
  for (const some of chunks(rooms)) await house.repository.insert(some);
  if (database.options.type === 'mariadb') await database.query('ANALYZE TABLE rooms');
}
const page = (query: object) => list.list(listRoomsQuery.parse(query));

/** All pages one after the other, and how many there were. */
async function all(query: object): Promise<{ rooms: Room[]; pages: number }> {
  const rooms: Room[] = [];
  let cursor: string | null = null;
  let pages = 0;
  do {
    const got = await page({ ...query, ...(cursor !== null && { cursor }) });
    rooms.push(...got.items);
    cursor = got.nextCursor;
    pages++;
  } while (cursor !== null);
  return { rooms, pages };
}

/** The query by which something reads its page. */
async function selectOf(work: () => Promise<unknown>): Promise<[text: string, parameters: unknown[]]> {
  const queries: [string, unknown[]][] = [];
  const nothing = () => undefined;
  const logQuery = (text: string, parameters: unknown[] = []) => void queries.push([text, parameters]);
  const rest = { logQueryError: nothing, logQuerySlow: nothing, logSchemaBuild: nothing, logMigration: nothing };
  const { logger } = database;
  database.logger = { logQuery, ...rest, log: nothing };
  await work();
  database.logger = logger;
  return queries.find(([text]) => text.includes('LIMIT'))!;
}

describe('the list of rooms', () => {
  it('has a page of them, and says where the next begins', async () => {
    await made('a', 'b', 'c');
    const first = await page({ limit: '2' });
    expect(first.items.map(({ name }) => name)).toEqual(['a', 'b']);
    const second = await page({ limit: '2', cursor: first.nextCursor });
    expect(second).toMatchObject({ items: [{ name: 'c' }], nextCursor: null });
    expect(await page({ limit: '3' })).toMatchObject({ nextCursor: null });
    expect(await page({ q: 'nothing' })).toEqual({ items: [], nextCursor: null });
  });

  it('tells an admin all: settings, and who is there', async () => {
    await made('room');
    const { id } = await house.rooms.get('room');
    await house.presence.take(placeOf('peer', { roomId: id }), { room: Infinity, principal: Infinity });
    const { items } = await page({});
    expect(items).toMatchObject([{ name: 'room', members: 1, role: 'admin', settings: { persistent: false } }]);
  });

  it.each(roomSorts)('sorted by %s has each room once, in order, whatever the pages', async (sort) => {
    for (let index = 0; index < 30; index++) {
      await made(`r${(index * 7) % 30}`);
      // Three of each moment, so that pages end between rooms of the same one.
      if (index % 3 === 2) await house.clock.advance(1000);
    }
    await house.repository.update({ name: 'r0' }, { lastActivityAt: 5 });
    const value = (room: Room) => {
      const { createdAt = '', lastActivityAt = '' } = room.settings ?? {};
      return { name: room.name, createdAt, lastActivityAt }[sort.replace('-', '') as 'name'];
    };
    const { rooms, pages } = await all({ sort, limit: 4 });
    expect(pages).toBe(8);
    expect(new Set(rooms.map(({ name }) => name)).size).toBe(30);
    const values = rooms.map(value);
    const sorted = values.toSorted();
    expect(values).toEqual(sort.startsWith('-') ? sorted.toReversed() : sorted);
  });

  it('goes on in the same place when rooms come and go meanwhile', async () => {
    await made('b', 'd', 'f');
    const { nextCursor } = await page({ limit: 2 });
    await house.repository.delete({ name: 'd' });
    await made('a', 'e');
    expect((await page({ cursor: nextCursor })).items.map(({ name }) => name)).toEqual(['e', 'f']);
  });

  it.each([
    ['lier', ['atelier', 'telier']],
    [' ATELIER ', ['atelier']],
    ['a_b', ['a_b', 'xa_bx']],
    ['_', ['a_b', 'xa_bx']],
    ['%', []],
    ['!', []],
    ["' OR 1=1 --", []],
    ['\\', []],
    ['', ['a-b', 'a_b', 'atelier', 'axb', 'telier', 'xa_bx']],
  ])('searched for %j finds %j', async (q, expected) => {
    await made('atelier', 'telier', 'a_b', 'a-b', 'axb', 'xa_bx');
    const { rooms } = await all({ q, limit: 1 });
    expect(rooms.map(({ name }) => name)).toEqual(expected);
  });

  it.each([
    ['no base64', '!!!'],
    ['no JSON', Buffer.from('nothing').toString('base64url')],
    ['something else', Buffer.from('{"a":1}').toString('base64url')],
    ['too much', Buffer.from('["a","b","c"]').toString('base64url')],
    ['another sort', Buffer.from('[1,"id"]').toString('base64url')],
    ['nothing', ''],
  ])('refuses a cursor that is %s', async (_what, cursor) => {
    await expect(page({ cursor })).rejects.toMatchObject({ code: 'malformed', errors: [{ path: 'cursor' }] });
  });

  it.each(['name', 'createdAt', '-lastActivityAt'] as const)('by %s reads no more than its page', async (sort) => {
    await crowded();
    const { nextCursor } = await page({ sort, limit: 2 });
    const [select, parameters] = await selectOf(() => page({ sort, limit: 2, cursor: nextCursor }));
    expect(await queryPlan(database, select, parameters)).toEqual({ index: true, scan: false, sort: false });
  });
});

describe('deleting', () => {
  it('is written down and told, and happens once', async () => {
    const told: unknown[] = [];
    house.events.on('room.deleted').subscribe((event) => told.push(event));
    await made('room');
    const room = await house.rooms.get('room');
    await house.rooms.delete(room, person('ann'));
    await expect(house.rooms.delete(room, person('ann'))).rejects.toMatchObject({ code: 'room_not_found' });
    expect(told).toEqual([{ roomId: room.id, roomName: 'room', principalId: 'ann', reason: 'deleted' }]);
    expect(house.audit.events.at(-1)).toEqual({ event: 'room_delete', user: 'session ann', message: 'room' });
    await made('room');
  });
});
