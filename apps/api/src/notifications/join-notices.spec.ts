import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InvitationEntity } from '../invitations/invitation.entity.js';
import { perClient } from '../mail/mail-limits.js';
import { QueuedMailEntity } from '../mail/queue/queued-mail.entity.js';
import { LeaseEntity } from '../platform/schedule/lease.entity.js';
import { Leases } from '../platform/schedule/leases.js';
import { Sweeper } from '../platform/schedule/sweeper.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { invitationServices } from '../testing/invitations.js';
import { person } from '../testing/people.js';
import { placeOf } from '../testing/places.js';
import { openTestDatabase } from '../testing/test-database.js';
import { JoinMailEntity } from './join-mail.entity.js';
import { JoinMailer, mailInterval, perAddress } from './join-mailer.js';
import { JoinNoticeEntity } from './join-notice.entity.js';
import { JoinNotices } from './join-notices.service.js';
import { JoinSweep } from './join-sweep.js';
import { NotificationAddressEntity } from './notification-address.entity.js';
import { NotificationsService } from './notifications.service.js';

const entities = [RoomEntity, InvitationEntity, QueuedMailEntity, LeaseEntity];
const own = [NotificationAddressEntity, JoinNoticeEntity, JoinMailEntity];
const url = 'https://meet.example.org';
const ann = person('ann', { language: 'fr' });

let database: DataSource;
let house: ReturnType<typeof invitationServices>;
let notifications: NotificationsService;
let joins: JoinNotices;
let sweeper: Sweeper;
let room: RoomEntity;

beforeEach(async () => {
  database = await openTestDatabase(...entities, ...own);
  house = invitationServices(database);
  start();
  room = await house.rooms.create({ name: 'atelier', askForName: true }, ann);
  await notifications.set(room, ann, { emails: ['desk@example.net', 'host@example.net'] });
  house.audit.events.length = 0;
});
afterEach(() => database.destroy());

/** The services, as a process has them when it begins. */
function start(): void {
  const { audit, clock, mailService, presence, mailLimits, budgets } = house;
  const notices = database.getRepository(JoinNoticeEntity);
  notifications = new NotificationsService(
    database.getRepository(NotificationAddressEntity),
    audit.service,
    mailLimits,
  );
  const mailer = new JoinMailer(
    ...([house.transactions, notifications, mailService, audit.service, clock, mailLimits, budgets] as const),
  );
  joins = new JoinNotices(notices, notifications, mailer, presence, clock);
  sweeper = new Sweeper(new Leases(database.getRepository(LeaseEntity), clock));
  new JoinSweep(notices, mailer, sweeper, clock).onModuleInit();
}

async function come(name: string, displayName: string | undefined = name): Promise<void> {
  const changes = { roomId: room.id, principalId: name };
  await house.presence.take(placeOf(`${name} ${Math.random()}`, changes), { room: Infinity, principal: Infinity });
  await notify(name, displayName);
}

function notify(name: string, displayName?: string): Promise<void> {
  const who = name === 'ann' ? ann : person(name);
  return joins.notify(room, who, displayName === undefined ? {} : { displayName }, url);
}

async function mails(): Promise<unknown[]> {
  const sent = await house.mails();
  return sent.map((mail) => mail.kind === 'join_notification' && [mail.to, mail.data.people, mail.data.count]);
}

describe('who joins', () => {
  it('is told to each address, in the language they speak', async () => {
    await come('ann', 'Ann');
    const [first, second, ...others] = await house.mails();
    const at = '2026-01-01T00:00:00.000Z';
    expect(first).toEqual({
      ...{ kind: 'join_notification', to: 'desk@example.net', language: 'fr', reference: room.id },
      data: { room: 'atelier', url: `${url}/atelier`, people: ['Ann'], count: 1, at },
    });
    expect(second).toMatchObject({ to: 'host@example.net' });
    expect(others).toEqual([]);
    const message = 'atelier: 1 joined, told desk@example.net host@example.net';
    expect(house.audit.events).toEqual([{ event: 'join_notification', user: 'system', message }]);
  });

  it('is told once for a join, and not of who is not there', async () => {
    await notify('ann', 'Ann');
    expect(await mails()).toEqual([]);
    await come('ann', 'Ann');
    await notify('ann', 'Ann');
    await house.clock.advance(mailInterval);
    await sweeper.sweep();
    expect(await mails()).toHaveLength(2);
    await come('ann', 'Ann');
    expect(await mails()).toHaveLength(4);
  });

  it('has no name where the room asks for none, nor where they gave none', async () => {
    await come('bob', '');
    await house.clock.advance(mailInterval);
    room.askForName = false;
    await come('ann', 'Ann');
    const none = [[], 1];
    expect(await mails()).toMatchObject(
      [1, 2].flatMap(() => ['desk', 'host'].map((to) => [`${to}@example.net`, ...none])),
    );
  });

  it('is no matter in a room that tells nobody', async () => {
    await notifications.set(room, ann, { emails: [] });
    await come('ann');
    expect(await database.getRepository(JoinNoticeEntity).count()).toBe(0);
  });
});

describe('many who come at once', () => {
  it('are told of in one mail a minute, which says how many, after a restart as well', async () => {
    await come('ann');
    for (const name of ['bob', 'chloe', 'dan']) {
      await come(name);
      await house.clock.advance(1);
    }
    await house.clock.advance(mailInterval - 4);
    await sweeper.sweep();
    expect(await mails()).toHaveLength(2);
    await sweeper.beforeApplicationShutdown();
    start();
    await house.clock.advance(1);
    await sweeper.sweep();
    expect((await mails()).slice(2)).toEqual([
      ['desk@example.net', ['bob', 'chloe', 'dan'], 3],
      ['host@example.net', ['bob', 'chloe', 'dan'], 3],
    ]);
    await house.clock.advance(mailInterval);
    await sweeper.sweep();
    expect(await mails()).toHaveLength(4);
  });

  it('of one room keep no other waiting', async () => {
    await come('ann');
    const first = room;
    room = await house.rooms.create({ name: 'other' }, ann);
    await notifications.set(room, ann, { emails: ['desk@example.net'] });
    await come('bob');
    expect(await mails()).toHaveLength(3);
    await house.rooms.delete(first, ann);
    await sweeper.sweep();
    expect(await mails()).toHaveLength(3);
  });
});

it('a room whose mails fail keeps no other waiting, nor does an address that is none', async () => {
  const addresses = database.getRepository(NotificationAddressEntity);
  await addresses.insert({ roomId: room.id, email: 'a@b-.com' });
  const send = house.mailService.send.bind(house.mailService);
  house.mailService.send = () => Promise.reject(new Error('no place left'));
  await expect(come('ann')).rejects.toThrow('no place left');
  const failing = room.id;
  room = await house.rooms.create({ name: 'other' }, ann);
  await notifications.set(room, ann, { emails: ['desk@example.net'] });
  await expect(come('bob')).rejects.toThrow('no place left');
  house.mailService.send = (mail, manager) =>
    'reference' in mail && mail.reference === failing ? Promise.reject(new Error('here')) : send(mail, manager);
  await sweeper.sweep();
  expect(await mails()).toEqual([['desk@example.net', [], 1]]);
  house.mailService.send = send;
  await sweeper.sweep();
  expect(await mails()).toHaveLength(3);
});

it('nobody gets more than so many in an hour', async () => {
  for (let time = 0; time <= perAddress; time += 1) {
    await come('ann');
    await house.clock.advance(mailInterval);
  }
  expect(await mails()).toHaveLength(2 * perAddress);
});

it('mails count as those of who comes in, in whatever room and session', async () => {
  const emails = Array.from({ length: 50 }, (_, index) => `${index}@example.org`);
  for (let time = 0; time < 10; time += 1) {
    room = await house.rooms.create({ name: `room-${time}` }, ann);
    await notifications.set(room, person('desk', { address: `198.51.100.${time}`, id: `desk ${time}` }), { emails });
    await come(time < 5 ? 'bob' : `visitor ${time}`);
  }
  expect(await mails()).toHaveLength(perClient);
  const invited = house.invitations.create(room, ann, { emails: ['a@example.net'] }, url);
  await expect(invited).rejects.toMatchObject({ code: 'too_many_requests' });
});

it('all together are so many in an hour at most', async () => {
  house = invitationServices(database, { VROOM_EMAIL_HOURLY_LIMIT: '3' });
  start();
  await come('ann');
  await house.clock.advance(mailInterval);
  await come('bob');
  expect(await mails()).toHaveLength(3);
  const detail = expect.stringContaining('This instance');
  const invited = house.invitations.create(room, ann, { emails: ['a@example.net'] }, url);
  await expect(invited).rejects.toMatchObject({ code: 'too_many_requests', detail });
});

it('those who were told of are forgotten a day later', async () => {
  await come('ann');
  await house.clock.advance(24 * 60 * 60_000);
  await sweeper.sweep();
  expect(await database.getRepository(JoinNoticeEntity).count()).toBe(0);
});
