import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailLimits, perPrincipal } from '../mail/mail-limits.js';
import { Budgets } from '../platform/throttle/budgets.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { person } from '../testing/people.js';
import { roomServices } from '../testing/rooms.js';
import { openTestDatabase } from '../testing/test-database.js';
import { NotificationAddressEntity } from './notification-address.entity.js';
import { NotificationsService } from './notifications.service.js';

const ann = person('ann');

let database: DataSource;
let house: ReturnType<typeof roomServices>;
let notifications: NotificationsService;
let room: RoomEntity;

beforeEach(async () => {
  database = await openTestDatabase(RoomEntity, NotificationAddressEntity);
  house = roomServices(database);
  notifications = new NotificationsService(
    database.getRepository(NotificationAddressEntity),
    house.audit.service,
    new MailLimits(new Budgets(null, house.clock), house.settings),
  );
  room = await house.rooms.create({ name: 'room' }, ann);
});
afterEach(() => database.destroy());

const set = (...emails: string[]) => notifications.set(room, ann, { emails });
const written = () => house.audit.events.slice(1).map(({ event, message }) => `${event} ${message}`);

describe('the addresses of a room', () => {
  it('are kept once each, sorted, the domain in lower case', async () => {
    const expected = { emails: ['Zoe@example.org', 'ann@example.org'] };
    expect(await set('Zoe@Example.ORG', 'ann@example.org', 'ann@EXAMPLE.org')).toEqual(expected);
    expect(await notifications.get(room)).toEqual(expected);
    const other = await house.rooms.create({ name: 'other' }, ann);
    expect(await notifications.get(other)).toEqual({ emails: [] });
  });

  it('are replaced, and what changed is written down', async () => {
    await set('a@example.org', 'b@example.org');
    await set('c@example.org', 'b@example.org');
    await set('b@EXAMPLE.org', 'c@example.org');
    expect(await set()).toEqual({ emails: [] });
    expect(written()).toEqual([
      'email_notification_change room: 2 addresses, added a@example.org b@example.org',
      'email_notification_change room: 2 addresses, added c@example.org, removed a@example.org',
      'email_notification_change room: 0 addresses, removed b@example.org c@example.org',
    ]);
  });

  it('may be set by two owners at once', async () => {
    await Promise.all([set('a@example.org', 'b@example.org'), set('b@example.org', 'a@example.org')]);
    expect(await notifications.get(room)).toEqual({ emails: ['a@example.org', 'b@example.org'] });
  });

  it('are so many new ones in an hour at most, over all rooms and sessions of one client', async () => {
    const many = (of: string) => Array.from({ length: 50 }, (_, index) => `${of}${index}@example.org`);
    const put = async (who: string) => {
      const other = await house.rooms.create({ name: who }, ann);
      for (let time = 0; time < 2 * perPrincipal; time += 50) {
        await notifications.set(other, person(who), { emails: many(`${time}.`) });
      }
    };
    const refusal = { code: 'too_many_requests', retryAfter: expect.any(Number) };
    await expect(put('bob')).rejects.toMatchObject(refusal);
    await expect(put('chloe')).rejects.toMatchObject(refusal);
    await expect(set('a@example.org')).rejects.toMatchObject(refusal);
    await notifications.set(room, person('dan', { address: '192.0.2.2' }), { emails: ['a@example.org'] });
    expect(await set('a@example.org')).toEqual({ emails: ['a@example.org'] });
  });

  it('go with the room', async () => {
    await set('a@example.org');
    await house.rooms.delete(room, ann);
    expect(await notifications.get(room)).toEqual({ emails: [] });
    await expect(set('a@example.org')).rejects.toMatchObject({ code: 'room_not_found' });
  });
});
