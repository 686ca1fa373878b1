import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LeaseEntity } from '../platform/schedule/lease.entity.js';
import { Leases } from '../platform/schedule/leases.js';
import { Sweeper } from '../platform/schedule/sweeper.js';
import { RoleGrantEntity } from '../roles/role-grant.entity.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { ApiKeyEntity } from '../sessions/api-key.entity.js';
import { SessionEntity } from '../sessions/session.entity.js';
import { FakeEtherpad } from '../testing/fake-etherpad.js';
import { person } from '../testing/people.js';
import { roomServices } from '../testing/rooms.js';
import { openTestDatabase } from '../testing/test-database.js';
import { EtherpadClient } from './etherpad-client.js';
import { PadCleaning } from './pad-cleaning.js';
import { PadKeeper } from './pad-keeper.js';
import { PadSessionEntity } from './pad-session.entity.js';
import { PadSessions, renewalTime, sessionTime } from './pad-sessions.service.js';
import { PadTable } from './pad-table.js';
import { PadEntity } from './pad.entity.js';
import { Pads } from './pads.service.js';

const entities = [RoomEntity, RoleGrantEntity, SessionEntity, ApiKeyEntity, LeaseEntity, PadEntity, PadSessionEntity];
const ann = person('ann');
const uri = 'https://pad.example.org';

let database: DataSource;
let house: ReturnType<typeof roomServices>;
let etherpad: FakeEtherpad;
let sessions: PadSessions;
let sweeper: Sweeper;
let keeper: PadKeeper;
let room: RoomEntity;

beforeEach(async () => {
  database = await openTestDatabase(...entities);
  house = roomServices(database, { VROOM_ETHERPAD_URI: uri, VROOM_ETHERPAD_API_KEY: 'x' });
  etherpad = new FakeEtherpad();
  const { rooms, audit, clock, settings, events } = house;
  const client = new EtherpadClient(etherpad.api);
  const [pads, held] = [database.getRepository(PadEntity), database.getRepository(PadSessionEntity)];
  sessions = new PadSessions(
    ...([held, etherpad.api, client, new Pads(pads, client, rooms, audit.service), rooms, clock, settings] as const),
  );
  sweeper = new Sweeper(new Leases(database.getRepository(LeaseEntity), clock));
  const cleaning = new PadCleaning(held, new PadTable(pads), client, clock);
  keeper = new PadKeeper(held, cleaning, etherpad.api, sweeper, events);
  keeper.onModuleInit();
  await signIn('ann', 'bob', 'eve');
  room = await rooms.create({ name: 'atelier' }, ann);
});
afterEach(async () => {
  await keeper.beforeApplicationShutdown();
  await database.destroy();
});

async function signIn(...ids: string[]): Promise<void> {
  const [createdAt, expiresAt] = [house.clock.now(), house.clock.now() + 24 * 60 * 60_000];
  const table = database.getRepository(SessionEntity);
  for (const id of ids)
    await table.insert({ id, tokenHash: id, language: 'en', createdAt, expiresAt, adminUntil: null });
}

async function letIn(...ids: string[]): Promise<void> {
  const grants = database.getRepository(RoleGrantEntity);
  for (const principalId of ids)
    await grants.insert({ roomId: room.id, principalId, role: 'participant', grantedAt: house.clock.now() });
}

const open = (who = ann, where = room) => sessions.open(where, who, {});
const padOf = async (where = room) => decodeURIComponent((await open(ann, where)).padUrl.split('/p/')[1] ?? '');
const allPads = () => [...etherpad.groups.values()].flatMap((pads) => [...pads]);

describe('the session of a pad', () => {
  it('is the same until little is left of it, and then another one beside it', async () => {
    const first = await open();
    expect(Date.parse(first.expiresAt)).toBe(house.clock.now() + sessionTime);
    await house.clock.advance(sessionTime - renewalTime - 1000);
    expect((await open()).cookie).toBe(first.cookie);
    await house.clock.advance(1000);
    const second = await open();
    expect(second.cookie).toMatch(new RegExp(`^s\\.\\d+,${first.cookie}$`));
    expect(second.lastsFor).toBe(sessionTime);
    await house.clock.advance(renewalTime);
    await sweeper.sweep();
    expect([...etherpad.sessions.keys()]).toEqual([second.cookie.split(',')[0]]);
  });

  it('is another one where Etherpad knows nothing of it, or of its group', async () => {
    const first = await open();
    etherpad.sessions.clear();
    expect((await open()).cookie).not.toBe(first.cookie);
    etherpad.groups.clear();
    const moved = await open();
    expect(moved.padUrl).not.toBe(first.padUrl);
    expect(etherpad.sessions.get(moved.cookie.split(',').find((id) => !first.cookie.includes(id)) ?? '')).toBeDefined();
  });

  it.each([
    ['away', 'pad_unavailable', 10],
    ['answer', 'pad_unavailable', 10],
    ['refused', 'pad_refused', 60],
  ] as const)('where Etherpad is %s', async (trouble, code, retryAfter) => {
    etherpad.trouble = trouble;
    await expect(open()).rejects.toMatchObject({ code, retryAfter, status: 503 });
  });

  it('is none for who was sent out while they asked', async () => {
    await letIn('bob');
    house.rooms.isKicked = () => Promise.resolve(true);
    await expect(open(person('bob'))).rejects.toMatchObject({ code: 'kicked' });
    await sweeper.sweep();
    expect(etherpad.sessions.size).toBe(0);
  });

  it('is deleted when its holder has no role any more, for whichever reason', async () => {
    await letIn('bob', 'eve');
    await signIn('adam');
    await database.getRepository(SessionEntity).update({ id: 'adam' }, { adminUntil: house.clock.now() + 1000 });
    const key = { tokenHash: 'k', label: 'key', createdAt: 0, lastUsedAt: null };
    const keys = database.getRepository(ApiKeyEntity);
    await keys.insert({ ...key, id: 'admin key', admin: true, expiresAt: null });
    await keys.insert({ ...key, id: 'old key', tokenHash: 'o', admin: true, expiresAt: house.clock.now() + 1000 });
    const holders = ['ann', 'bob', 'eve', 'adam', 'admin key', 'old key'];
    for (const id of holders) await open(person(id));
    await sweeper.sweep();
    expect(await holding()).toEqual(holders.toSorted());
    await database.getRepository(RoleGrantEntity).delete({ principalId: 'bob' });
    await database.getRepository(SessionEntity).delete({ id: 'eve' });
    await house.clock.advance(1000);
    await sweeper.sweep();
    expect(await holding()).toEqual(['admin key', 'ann']);
  });

  async function holding(): Promise<string[]> {
    const rows = await database.getRepository(PadSessionEntity).find();
    expect([...etherpad.sessions.keys()].toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
    return rows.map(({ principalId }) => principalId).toSorted();
  }
});

describe('what is to be deleted in Etherpad', () => {
  it.each(['away', 'refused'] as const)('waits while Etherpad is %s, also over a restart', async (trouble) => {
    const other = await house.rooms.create({ name: 'other' }, ann);
    await letIn('bob');
    await Promise.all([open(), open(ann, other), open(person('bob'))]);
    etherpad.trouble = trouble;
    await house.rooms.delete(other, ann);
    await house.rooms.wipe(room, ann);
    house.events.publish('peer.kicked', { roomId: room.id, roomName: room.name, principalId: 'bob' });
    await sweeper.sweep();
    expect([allPads().length, etherpad.sessions.size]).toEqual([2, 3]);
    etherpad.trouble = undefined;
    await sweeper.sweep();
    expect([allPads(), etherpad.sessions.size, etherpad.groups.size]).toEqual([[], 1, 1]);
    expect(await database.getRepository(PadEntity).find()).toHaveLength(1);
  });

  it('goes without a sweep, and without anybody waiting for it', async () => {
    const padId = await padOf();
    await house.rooms.wipe(room, ann);
    await expect.poll(allPads).toEqual([]);
    room = await house.rooms.get(room.name);
    const next = await padOf();
    expect(next).not.toBe(padId);
    await house.rooms.delete(room, ann);
    await expect.poll(() => etherpad.groups.size).toBe(0);
  });

  it('is what is old: a pad of after the wipe stays, and is not looked at again', async () => {
    await open();
    etherpad.trouble = 'away';
    await house.rooms.wipe(room, ann);
    await keeper.sweep();
    etherpad.trouble = undefined;
    room = await house.rooms.get(room.name);
    const padId = await padOf();
    expect(allPads()).toHaveLength(2);
    await sweeper.sweep();
    expect(allPads()).toEqual([padId]);
    etherpad.asked.length = 0;
    await sweeper.sweep();
    expect(etherpad.asked).toEqual([]);
  });

  it('holds up nothing else where Etherpad can not do it', async () => {
    const other = await house.rooms.create({ name: 'other' }, ann);
    const [stuck] = [await padOf(), await padOf(other)];
    etherpad.stuck.add(stuck);
    await house.rooms.wipe(room, ann);
    await house.rooms.wipe(other, ann);
    await sweeper.sweep();
    expect(allPads()).toEqual([stuck]);
    etherpad.stuck.clear();
    await sweeper.sweep();
    expect(allPads()).toEqual([]);
  });

  it('is also the group of a room that was deleted while it was made', async () => {
    const opening = open();
    await house.rooms.delete(room, ann);
    await expect(opening).rejects.toMatchObject({ code: 'room_not_found' });
    await sweeper.sweep();
    expect(etherpad.groups.size).toBe(0);
    expect(await database.getRepository(PadEntity).find()).toEqual([]);
  });
});

describe('the group of a room', () => {
  it('is that of another process which was quicker', async () => {
    const ask = etherpad.ask.bind(etherpad);
    const pads = database.getRepository(PadEntity);
    etherpad.groups.set('g.other', new Set());
    etherpad.ask = async (call, parameters, data) => {
      const answer = await ask(call, parameters, data);
      if (call === 'createGroupIfNotExistsFor') await pads.update({ roomId: room.id }, { groupId: 'g.other' });
      return answer;
    };
    expect(await padOf()).toBe('g.other$notes');
    expect([...etherpad.groups.keys()]).toEqual(['g.other']);
  });
});
