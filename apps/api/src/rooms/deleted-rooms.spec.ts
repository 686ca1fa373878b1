import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DomainEventMap } from '../platform/events/domain-events.js';
import { LeaseEntity } from '../platform/schedule/lease.entity.js';
import { Leases } from '../platform/schedule/leases.js';
import { Sweeper } from '../platform/schedule/sweeper.js';
import { person } from '../testing/people.js';
import { placeOf } from '../testing/places.js';
import { roomServices } from '../testing/rooms.js';
import { openTestDatabase } from '../testing/test-database.js';
import { DeletedRooms } from './deleted-rooms.js';
import { RoomEntity } from './room.entity.js';

const anybody = { room: Infinity, principal: Infinity };

let database: DataSource;
let house: ReturnType<typeof roomServices>;
let sweeper: Sweeper;
let deleted: DomainEventMap['room.deleted'][];

beforeEach(async () => {
  database = await openTestDatabase(RoomEntity, LeaseEntity);
  house = roomServices(database);
  const { repository, presence, events, clock } = house;
  deleted = [];
  events.on('room.deleted').subscribe((event) => deleted.push(event));
  sweeper = new Sweeper(new Leases(database.getRepository(LeaseEntity), clock));
  new DeletedRooms(repository, presence, sweeper, events).onModuleInit();
});
afterEach(() => database.destroy());

async function meetingIn(name: string): Promise<RoomEntity> {
  const room = await house.rooms.create({ name }, person('ann'));
  await house.presence.take(placeOf(`peer-${name}`, { roomId: room.id, roomName: name }), anybody);
  return room;
}

describe('a room that another process deleted', () => {
  it('is told of, where somebody is in it here, and no other one is', async () => {
    const [gone] = [await meetingIn('gone'), await meetingIn('kept')];
    const empty = await house.rooms.create({ name: 'empty' }, person('ann'));
    await house.repository.delete([gone.id, empty.id]);
    await sweeper.sweep();
    expect(deleted).toEqual([{ roomId: gone.id, roomName: 'gone', principalId: null, reason: 'deleted' }]);
  });

  it('is found among more than fit into one statement', async () => {
    await house.presence.take(placeOf('first', { roomId: 'no room', roomName: 'no-room' }), anybody);
    for (let index = 0; index < 1200; index += 1) await meetingIn(`room-${index}`);
    await house.presence.take(placeOf('last', { roomId: 'none either', roomName: 'none' }), anybody);
    await sweeper.sweep();
    expect(deleted.map(({ roomName }) => roomName)).toEqual(['no-room', 'none']);
  });
});
