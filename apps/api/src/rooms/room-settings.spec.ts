import type { ChangeRoomInput } from '@vroom/contract';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProblemError } from '../platform/errors/problem-error.js';
import type { DomainEventMap } from '../platform/events/domain-events.js';
import { person } from '../testing/people.js';
import { roomServices } from '../testing/rooms.js';
import { openTestDatabase } from '../testing/test-database.js';
import { RoomEntity } from './room.entity.js';

const ann = person('ann');
const eve = person('eve', { admin: true });

let database: DataSource;
let house: ReturnType<typeof roomServices>;
let updated: DomainEventMap['room.updated'][];

beforeEach(async () => {
  database = await openTestDatabase(RoomEntity);
  house = roomServices(database, { VROOM_ROOMS_MAX_MEMBERS: '20', VROOM_ROOMS_COMMON_NAMES: 'lobby' });
  updated = [];
  house.events.on('room.updated').subscribe((event) => updated.push(event));
});
afterEach(() => database.destroy());

const written = (event: string) =>
  house.audit.events.filter((each) => each.event === event).map((each) => each.message);
const change = async (name: string, input: ChangeRoomInput) =>
  house.roomSettings.change(await house.rooms.get(name), 'owner', ann, input);

const codeOf = (error: unknown) => (error as ProblemError).code;

describe('a new room', () => {
  it('has all settings it is asked to have', async () => {
    const input = { name: 'Atelier', locked: true, joinPassword: 'come in', ownerPassword: 'mine', persistent: true };
    const { id } = await house.rooms.create({ ...input, maxMembers: 7 }, eve);
    const room = await house.rooms.get('atelier');
    expect(room).toMatchObject({
      id,
      creatorId: 'eve',
      locked: true,
      askForName: false,
      persistent: true,
      maxMembers: 7,
    });
    expect(await house.passwords.matches([id], room.joinPasswordHash ?? '', 'come in')).toBe(true);
    expect(await house.passwords.matches([id], room.ownerPasswordHash ?? '', 'mine')).toBe(true);
    expect(written('room_create')).toEqual([
      'atelier: locked: true, join password set, owner password set, persistent: true, maxMembers: 7',
    ]);
  });

  it('has none where none is asked for', async () => {
    await house.rooms.create({ name: 'plain', locked: false, maxMembers: null }, eve);
    expect(await house.rooms.get('plain')).toMatchObject({ joinPasswordHash: null, maxMembers: null });
    expect(written('room_create')).toEqual(['plain']);
  });

  it.each<[string, ChangeRoomInput & { name?: string }, string]>([
    ['persistent', { persistent: true }, 'forbidden'],
    ['a member limit', { maxMembers: 5 }, 'forbidden'],
    ['a common name with an owner password', { name: 'lobby', ownerPassword: 'mine' }, 'room_name_common'],
    ['hidden addresses, though there is no TURN server', { relayOnly: true }, 'relay_missing'],
    ['two passwords that are one', { joinPassword: 'same', ownerPassword: 'same' }, 'passwords_alike'],
  ])('is not made with %s', async (_what, input, code) => {
    const { joinPassword, ownerPassword, ...rest } = input;
    const passwords = { ...(joinPassword && { joinPassword }), ...(ownerPassword && { ownerPassword }) };
    await expect(house.rooms.create({ ...rest, ...passwords }, ann)).rejects.toMatchObject({ code });
    expect(await house.repository.count()).toBe(0);
    expect(house.audit.events).toEqual([]);
  });

  it('of an admin has the limit of the instance too', async () => {
    await expect(house.rooms.create({ maxMembers: 21 }, eve)).rejects.toMatchObject({ code: 'member_limit_too_high' });
  });
});

describe('a change', () => {
  beforeEach(async () => {
    await house.rooms.create({ name: 'room', joinPassword: 'come in' }, ann);
  });

  it('is written down and told, with the fields and without the passwords', async () => {
    const input = { locked: true, askForName: false, joinPassword: null, ownerPassword: 'mine' };
    const after = await change('room', input);
    expect(after).toMatchObject({ locked: true, askForName: false, joinPasswordHash: null });
    expect(written('room_modify')).toEqual(['room: locked: true, join password removed, owner password set']);
    const changed = ['locked', 'joinPassword', 'ownerPassword'];
    expect(updated).toEqual([{ roomName: 'room', principalId: 'ann', changed }]);
  });

  it.each<[string, ChangeRoomInput]>([
    ['nothing is asked for', {}],
    ['all is so already', { locked: false, askForName: false, ownerPassword: null }],
  ])('is none where %s', async (_what, input) => {
    await change('room', input);
    expect(written('room_modify')).toEqual([]);
    expect(updated).toEqual([]);
  });

  it('hides addresses, and says so to everybody in the room', async () => {
    await database.destroy();
    database = await openTestDatabase(RoomEntity);
    const credentials = { VROOM_TURN_CREDENTIALS: 'rest', VROOM_TURN_SECRET_KEY: 'shared' };
    house = roomServices(database, { VROOM_TURN_TURN_SERVER: 'turn:turn.example.net', ...credentials });
    const { name } = await house.rooms.create({ name: 'room', relayOnly: true }, ann);
    const hidden = await house.rooms.get(name);
    expect(house.rooms.publicOf(hidden)).toMatchObject({ relayOnly: true });
    expect(await house.rooms.describe(hidden, null)).toMatchObject({ relayOnly: true });
    await change(name, { relayOnly: false });
    expect(house.rooms.publicOf(await house.rooms.get(name))).toMatchObject({ relayOnly: false });
    expect(written('room_create')).toEqual(['room: relayOnly: true']);
    expect(written('room_modify')).toEqual(['room: relayOnly: false']);
  });

  it('takes a limit away', async () => {
    const room = await house.rooms.get('room');
    await house.roomSettings.change(room, 'admin', eve, { maxMembers: 5 });
    await house.roomSettings.change(await house.rooms.get('room'), 'admin', eve, { maxMembers: null });
    expect(written('room_modify')).toEqual(['room: maxMembers: 5', 'room: maxMembers: none']);
  });

  it('of one owner leaves alone what another changes at once', async () => {
    const room = await house.rooms.get('room');
    const owner = (input: ChangeRoomInput) => house.roomSettings.change(room, 'owner', ann, input);
    await Promise.all([
      owner({ locked: true }),
      owner({ askForName: true }),
      owner({ joinPassword: null }),
      owner({ ownerPassword: 'mine' }),
    ]);
    const after = await house.rooms.get('room');
    expect(after).toMatchObject({ locked: true, askForName: true, joinPasswordHash: null });
    expect(after.ownerPasswordHash).not.toBeNull();
    expect(written('room_modify')).toHaveLength(4);
  });

  it('says so where the room is gone', async () => {
    const room = await house.rooms.get('room');
    await house.rooms.delete(room, ann);
    for (const input of [{ locked: true }, {}]) {
      const changing = house.roomSettings.change(room, 'owner', ann, input);
      await expect(changing).rejects.toMatchObject({ code: 'room_not_found' });
    }
    expect(written('room_modify')).toEqual([]);
  });
});

describe('passwords', () => {
  beforeEach(async () => {
    await house.rooms.create({ name: 'room', joinPassword: 'come in' }, ann);
  });

  it('may not be the same, whichever was there first', async () => {
    await expect(change('room', { ownerPassword: 'come in' })).rejects.toMatchObject({ code: 'passwords_alike' });
    await change('room', { ownerPassword: 'mine' });
    await expect(change('room', { joinPassword: 'mine' })).rejects.toMatchObject({ code: 'passwords_alike' });
    const both = { joinPassword: 'same', ownerPassword: 'same' };
    await expect(change('room', both)).rejects.toMatchObject({ code: 'passwords_alike' });
  });

  it('may change places, and follow one that goes', async () => {
    await change('room', { ownerPassword: 'mine' });
    await change('room', { joinPassword: 'mine', ownerPassword: 'come in' });
    const { id, joinPasswordHash, ownerPasswordHash } = await change('room', { joinPassword: null });
    expect(joinPasswordHash).toBeNull();
    expect(await house.passwords.matches([id], ownerPasswordHash ?? '', 'come in')).toBe(true);
    await change('room', { joinPassword: 'come in', ownerPassword: null });
    expect(await house.rooms.get('room')).toMatchObject({ ownerPasswordHash: null });
  });

  it.each([
    ['joinPassword', 'ownerPassword'],
    ['ownerPassword', 'joinPassword'],
  ] as const)('are not the same either where the %s is set while the %s is on its way', async (first, second) => {
    await change('room', { joinPassword: null });
    const { passwords } = house;
    const hash = passwords.hash.bind(passwords);
    passwords.hash = async (scope, password) => {
      passwords.hash = hash;
      await change('room', { [first]: 'same' });
      return hash(scope, password);
    };
    await expect(change('room', { [second]: 'same' })).rejects.toMatchObject({ code: 'passwords_alike' });
    await change('room', { [second]: 'another' });
  });

  it('that one client sets in many rooms at once take no turn of another client', async () => {
    const flood = Array.from({ length: 80 }, () => house.rooms.create({ joinPassword: 'come in' }, ann).catch(codeOf));
    const bob = person('bob', { address: '192.0.2.2' });
    const { name } = await house.rooms.create({ name: 'bobs', joinPassword: 'come in' }, bob);
    expect(name).toBe('bobs');
    const refused = (await Promise.all(flood)).filter((answer) => answer === 'unavailable');
    expect(refused).toHaveLength(64);
  });

  it('are in no row and no event', async () => {
    await change('room', { joinPassword: 'hunter2', ownerPassword: 'correct horse' });
    const rows: unknown = await database.query('SELECT * FROM rooms');
    for (const secret of ['come in', 'hunter2', 'correct horse']) {
      expect(JSON.stringify([rows, house.audit.events, updated])).not.toContain(secret);
    }
  });
});

describe('what owners are told', () => {
  it('has the settings, which nobody else gets', async () => {
    const room = await house.rooms.create({ name: 'room' }, ann);
    const at = house.clock.now();
    const date = (ms: number) => new Date(ms).toISOString();
    const settings = { persistent: false, maxMembers: null, createdAt: date(at), lastActivityAt: date(at) };
    for (const role of ['owner', 'admin'] as const) {
      const told = await house.rooms.describe(room, role);
      expect(told).toMatchObject({ role, settings: { ...settings, expiresAt: date(at + 60 * 60_000) } });
    }
    for (const role of ['participant', null] as const) {
      expect(await house.rooms.describe(room, role)).toMatchObject({ role, settings: null });
    }
    const kept = await house.roomSettings.change(room, 'admin', eve, { persistent: true });
    expect((await house.rooms.describe(kept, 'owner')).settings).toMatchObject({ persistent: true, expiresAt: null });
  });
});
