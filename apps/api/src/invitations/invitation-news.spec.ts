import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QueuedMailEntity } from '../mail/queue/queued-mail.entity.js';
import type { DomainEventMap } from '../platform/events/domain-events.js';
import { LeaseEntity } from '../platform/schedule/lease.entity.js';
import { Leases } from '../platform/schedule/leases.js';
import { Sweeper } from '../platform/schedule/sweeper.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { SessionEntity } from '../sessions/session.entity.js';
import { invitationServices } from '../testing/invitations.js';
import { person } from '../testing/people.js';
import { openTestDatabase } from '../testing/test-database.js';
import { InvitationSweep, keptFor } from './invitation-sweep.js';
import { InvitationEntity } from './invitation.entity.js';

const ann = person('ann');
const email = 'bob@example.net';

let database: DataSource;
let house: ReturnType<typeof invitationServices>;
let room: RoomEntity;
let token: string;
let id: string;
let told: DomainEventMap['invitation.answered'][];

beforeEach(async () => {
  database = await openTestDatabase(RoomEntity, InvitationEntity, QueuedMailEntity, SessionEntity, LeaseEntity);
  house = invitationServices(database);
  told = [];
  house.events.on('invitation.answered').subscribe((event) => told.push(event));
  room = await house.rooms.create({ name: 'atelier' }, ann);
  const session = { tokenHash: 'hash', language: 'en', createdAt: 0, expiresAt: 1, adminUntil: null } as const;
  await database.getRepository(SessionEntity).insert({ id: ann.id, ...session });
  id = (await house.invitations.create(room, ann, { emails: [email] }, 'https://a')).items[0]?.id ?? '';
  token = await house.tokenOf(email);
});
afterEach(() => database.destroy());

const answer = (message: string) => house.received.answer(token, '192.0.2.1', { response: 'later', message });
const newsFor = async (who: string) => (await house.news.take(room.id, who)).map(({ message }) => message);
const state = async () => (await house.invitations.list(room)).items[0]?.state;
const mail = (name: 'mail.sent' | 'mail.failed', reference: string | null = id) =>
  house.events.publish(name, { kind: 'invitation', to: email, reference, reason: 'no such mailbox' });

describe('an answer', () => {
  it('is told, and is news until who sent the invitation has been told', async () => {
    await answer('soon');
    const invitation = { id, email, state: 'later', message: 'soon', at: '2026-01-01T00:00:00.000Z' };
    expect(told).toEqual([{ roomId: room.id, sentBy: 'ann', invitation }]);
    await house.news.told(room.id, told[0]!.invitation, ['bob']);
    expect(await newsFor('bob')).toEqual([]);
    expect(await house.news.take('other', 'ann')).toEqual([]);
    expect(await house.news.take(room.id, 'ann')).toEqual([invitation]);
    expect(await newsFor('ann')).toEqual([]);
  });

  it('is news no more where who sent the invitation was there', async () => {
    await answer('soon');
    await house.news.told(room.id, told[0]!.invitation, ['bob', 'ann']);
    expect(await newsFor('ann')).toEqual([]);
    await answer('sooner');
    expect(await newsFor('ann')).toEqual(['sooner']);
  });

  it('is news for any owner where who sent the invitation never comes back', async () => {
    await database.getRepository(SessionEntity).delete({ id: 'ann' });
    await answer('soon');
    expect(await newsFor('bob')).toEqual(['soon']);
    expect(await newsFor('ann')).toEqual([]);
  });
});

describe('the mail of an invitation', () => {
  it('is sent', async () => {
    mail('mail.sent', null);
    mail('mail.sent');
    await expect.poll(state).toBe('sent');
    mail('mail.failed');
    await house.clock.advance(0);
    expect([await state(), told]).toEqual(['sent', []]);
  });

  it('is given up, which is told', async () => {
    mail('mail.failed');
    await expect.poll(state).toBe('undeliverable');
    await expect.poll(() => told.map(({ invitation }) => invitation.state)).toEqual(['undeliverable']);
    expect(await house.news.take(room.id, 'ann')).toMatchObject([{ id, state: 'undeliverable', message: null }]);
  });
});

describe('the outcome of a mail that nobody was told of, as the process died', () => {
  const end = (state: 'sent' | 'failed') => house.queue.update({ reference: id }, { state, content: null });

  it('is noted at the next start where it was sent', async () => {
    await house.outcomes.onApplicationBootstrap();
    expect(await state()).toBe('queued');
    await end('sent');
    await house.outcomes.onApplicationBootstrap();
    expect([await state(), told]).toEqual(['sent', []]);
  });

  it('is noted and told where it was given up, once', async () => {
    await end('failed');
    expect(await house.outcomes.sweep()).toBe(false);
    await house.outcomes.sweep();
    expect(await state()).toBe('undeliverable');
    expect(told).toMatchObject([{ sentBy: 'ann', invitation: { id, state: 'undeliverable' } }]);
    expect(await house.news.take(room.id, 'ann')).toMatchObject([{ id, state: 'undeliverable' }]);
  });

  it('is no news of an invitation that was revoked', async () => {
    await end('failed');
    await house.invitations.revoke(room, ann, id);
    await house.outcomes.sweep();
    expect([await state(), told]).toEqual(['revoked', []]);
    expect(await house.rows.findOneBy({ id })).toMatchObject({ mail: 'undeliverable', newsAt: null });
  });
});

it('who was sent out has no second invitation to come back with', async () => {
  await house.invitations.create(room, ann, { emails: ['Bob+2@example.net', 'chloe@example.net'] }, 'https://a');
  await house.received.redeem(room, person('bob'), token);
  house.events.publish('peer.kicked', { roomId: room.id, roomName: room.name, principalId: 'bob' });
  const rows = async () => {
    const { items } = await house.invitations.list(room);
    return items.map((each) => `${each.email} ${each.state}`).toSorted();
  };
  await expect.poll(rows).toEqual(['Bob+2@example.net revoked', `${email} used`, 'chloe@example.net queued']);
  const written = { event: 'invalidate_invitation', user: 'system', message: 'atelier: Bob+2@example.net, sent out' };
  await expect.poll(() => house.audit.events.at(-1)).toEqual(written);
  expect((await house.mails()).map(({ to }) => to)).toEqual([email, 'chloe@example.net']);
});

it('invitations that expired long ago are deleted, with the addresses of people', async () => {
  const sweeper = new Sweeper(new Leases(database.getRepository(LeaseEntity), house.clock));
  new InvitationSweep(house.rows, sweeper, house.clock).onModuleInit();
  await house.clock.advance(Date.parse((await house.invitations.list(room)).items[0]!.expiresAt) - house.clock.now());
  await house.clock.advance(keptFor - 1);
  await sweeper.sweep();
  expect(await house.rows.count()).toBe(1);
  await house.clock.advance(1);
  await sweeper.sweep();
  expect(await house.rows.count()).toBe(0);
});
