import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DomainEventMap } from '../platform/events/domain-events.js';
import { NotificationAddressEntity } from '../notifications/notification-address.entity.js';
import { LeaseEntity } from '../platform/schedule/lease.entity.js';
import { Leases } from '../platform/schedule/leases.js';
import { Sweeper } from '../platform/schedule/sweeper.js';
import { RoleGrantEntity } from '../roles/role-grant.entity.js';
import { person } from '../testing/people.js';
import { roomServices } from '../testing/rooms.js';
import { placeOf } from '../testing/places.js';
import { openTestDatabase } from '../testing/test-database.js';
import { RoomActivity } from './room-activity.js';
import { RoomExpiry } from './room-expiry.js';
import { touchStep } from './room-lifetime.js';
import { RoomEntity } from './room.entity.js';

const minute = 60_000;
const anybody = { room: Infinity, principal: Infinity };

let database: DataSource;
let house: ReturnType<typeof roomServices>;
let sweeper: Sweeper;
let deleted: DomainEventMap['room.deleted'][];

beforeEach(async () => {
  database = await openTestDatabase(RoomEntity, LeaseEntity, RoleGrantEntity, NotificationAddressEntity);
  setUp({});
});
afterEach(() => database.destroy());

function setUp(environment: Record<string, string>): void {
  house = roomServices(database, environment);
  const { repository, presence, audit, events, clock, settings } = house;
  deleted = [];
  events.on('room.deleted').subscribe((event) => deleted.push(event));
  sweeper = new Sweeper(new Leases(database.getRepository(LeaseEntity), clock));
  new RoomActivity(repository, presence, sweeper, clock).onModuleInit();
  new RoomExpiry(repository, presence, sweeper, audit.service, events, clock, settings).onModuleInit();
}

async function made(name: string, columns: Partial<RoomEntity> = {}): Promise<RoomEntity> {
  const room = await house.rooms.create({ name }, person('ann'));
  if (Object.keys(columns).length > 0) await house.repository.update(room.id, columns);
  return house.rooms.get(name);
}

async function names(): Promise<string[]> {
  const rooms = await house.repository.find({ order: { name: 'ASC' } });
  return rooms.map(({ name }) => name);
}

describe('a room without people', () => {
  it.each<[string, Partial<RoomEntity>, minutes: number]>([
    ['an open one', {}, 60],
    ['a locked one', { locked: true }, 60],
    ['one with a password to join', { joinPasswordHash: 'hash' }, 60],
    ['a reserved one', { ownerPasswordHash: 'hash' }, 86_400],
  ])('%s is deleted after its time, and not before', async (_what, columns, minutes) => {
    await made('room', columns);
    await house.clock.advance(minutes * minute - 1);
    await sweeper.sweep();
    expect(await names()).toEqual(['room']);
    await house.clock.advance(1);
    await sweeper.sweep();
    expect(await names()).toEqual([]);
  });

  it('lives as long as the settings say', async () => {
    setUp({ VROOM_ROOMS_INACTIVITY_TIMEOUT: '5', VROOM_ROOMS_RESERVED_INACTIVITY_TIMEOUT: '2' });
    await made('open');
    await made('reserved', { ownerPasswordHash: 'hash' });
    await house.clock.advance(2 * minute);
    await sweeper.sweep();
    expect(await names()).toEqual(['open']);
    await house.clock.advance(3 * minute);
    await sweeper.sweep();
    expect(await names()).toEqual([]);
  });

  it.each<[string, Partial<RoomEntity>, Record<string, string>]>([
    ['persistent', { persistent: true }, {}],
    ['persistent and reserved', { persistent: true, ownerPasswordHash: 'hash' }, {}],
    ['reserved', { ownerPasswordHash: 'hash' }, { VROOM_ROOMS_RESERVED_INACTIVITY_TIMEOUT: '0' }],
  ])('stays for ever where it is %s', async (_what, columns, environment) => {
    setUp(environment);
    await made('kept', columns);
    await made('gone');
    await house.clock.advance(10 * 365 * 24 * 60 * minute);
    await sweeper.sweep();
    expect(await names()).toEqual(['kept']);
  });

  it('goes with all that belongs to it; its end is written down and told', async () => {
    const { id: roomId } = await made('gone');
    await database.getRepository(RoleGrantEntity).insert({ roomId, principalId: 'bob', role: 'owner', grantedAt: 0 });
    await database.getRepository(NotificationAddressEntity).insert({ roomId, email: 'ann@example.org' });
    await house.clock.advance(60 * minute);
    await sweeper.sweep();
    expect(await database.getRepository(RoleGrantEntity).count()).toBe(0);
    expect(await database.getRepository(NotificationAddressEntity).count()).toBe(0);
    expect(house.audit.events).toContainEqual({ event: 'room_expire', user: 'system', message: 'gone' });
    expect(deleted).toEqual([{ roomId, roomName: 'gone', principalId: null, reason: 'expired' }]);
  });

  it('goes with hundreds of others in one sweep', async () => {
    for (let index = 0; index < 250; index++) await made(`room-${index}`);
    await house.clock.advance(60 * minute);
    await made('new');
    await sweeper.sweep();
    expect(await names()).toEqual(['new']);
    expect(deleted).toHaveLength(250);
  });
});

describe('people', () => {
  it('keep their room for as long as they are there', async () => {
    const room = await made('room');
    await made('empty');
    await house.presence.take(placeOf('peer', { roomId: room.id }), anybody);
    for (let minutes = 0; minutes < 120; minutes++) {
      await house.clock.advance(minute);
      await sweeper.sweep();
    }
    expect(await names()).toEqual(['room']);
    expect((await house.rooms.get('room')).lastActivityAt).toBe(house.clock.now());
    await house.presence.clear(room.id);
    await house.clock.advance(60 * minute - 1);
    await sweeper.sweep();
    expect(await names()).toEqual(['room']);
    await house.clock.advance(1);
    await sweeper.sweep();
    expect(await names()).toEqual([]);
  });

  it('keep it also where nobody has swept for hours', async () => {
    const room = await made('room');
    await house.presence.take(placeOf('peer', { roomId: room.id }), anybody);
    await house.clock.advance(600 * minute);
    const { repository, presence, audit, events, clock, settings } = house;
    // The one process that sweeps woke up before the one that has the people.
    await new RoomExpiry(repository, presence, sweeper, audit.service, events, clock, settings).sweep();
    expect(await names()).toEqual(['room']);
    expect((await house.rooms.get('room')).lastActivityAt).toBe(house.clock.now());
  });
});

describe('touch', () => {
  it('moves the last activity on, but does not write each time', async () => {
    const room = await made('room');
    await house.clock.advance(touchStep);
    await house.rooms.touch(room);
    expect((await house.rooms.get('room')).lastActivityAt).toBe(room.lastActivityAt);
    await house.clock.advance(1);
    await house.rooms.touch(room);
    expect((await house.rooms.get('room')).lastActivityAt).toBe(house.clock.now());
  });

  it('says that the room is gone, unless it was active just now', async () => {
    const room = await made('room');
    await house.rooms.delete(room, person('ann'));
    await house.clock.advance(touchStep);
    await house.rooms.touch(room);
    await house.clock.advance(1);
    await expect(house.rooms.touch(room)).rejects.toMatchObject({ code: 'room_not_found' });
  });

  /** Does something between the moment in which the sweep finds the room and the one in which it deletes it. */
  function betweenFindingAndDeleting(interfere: () => Promise<unknown>): void {
    const { presence } = house;
    const count = presence.count.bind(presence);
    presence.count = async (roomId) => {
      await interfere();
      return count(roomId);
    };
  }

  it.each<[string, (room: RoomEntity) => Promise<unknown>]>([
    ['somebody who comes in', (room) => house.rooms.touch(room)],
    ['who reserves it', (room) => house.roomSettings.change(room, 'owner', person('ann'), { ownerPassword: 'secret' })],
    ['an admin who keeps it', (room) => house.roomSettings.change(room, 'admin', person('eve'), { persistent: true })],
  ])('%s in the moment in which it would be deleted saves it', async (_who, interfere) => {
    const room = await made('room');
    await house.clock.advance(60 * minute);
    betweenFindingAndDeleting(() => interfere(room));
    await sweeper.sweep();
    expect(await names()).toEqual(['room']);
    expect(deleted).toEqual([]);
  });

  it('races the sweep: a room that says it was touched is there', async () => {
    const rooms = await Promise.all(Array.from({ length: 100 }, (_, index) => made(`room-${index}`)));
    await house.clock.advance(60 * minute);
    const sweep = sweeper.sweep();
    const touches = await Promise.allSettled(rooms.toReversed().map((room) => house.rooms.touch(room)));
    await sweep;
    const saved = touches.filter(({ status }) => status === 'fulfilled');
    expect(await names()).toHaveLength(saved.length);
    expect(deleted).toHaveLength(100 - saved.length);
    expect(saved.length).toBeGreaterThan(0);
  });
});
