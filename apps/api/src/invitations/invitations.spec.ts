import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { perPrincipal } from '../mail/mail-limits.js';
import { QueuedMailEntity } from '../mail/queue/queued-mail.entity.js';
import { hashToken } from '../platform/crypto/token.js';
import { RoomEntity } from '../rooms/room.entity.js';
import { SessionEntity } from '../sessions/session.entity.js';
import { invitationServices } from '../testing/invitations.js';
import { person } from '../testing/people.js';
import { placeOf } from '../testing/places.js';
import { openTestDatabase } from '../testing/test-database.js';
import { perAddressAndRoom, perInvitation } from './invitation-limits.js';
import { InvitationEntity } from './invitation.entity.js';

const url = 'https://meet.example.org/vroom';
const ann = person('ann');
const bob = person('bob');
const minute = 60_000;

let database: DataSource;
let house: ReturnType<typeof invitationServices>;
let room: RoomEntity;

beforeEach(async () => {
  database = await openTestDatabase(RoomEntity, InvitationEntity, QueuedMailEntity, SessionEntity);
  house = invitationServices(database, { VROOM_ROOMS_INVITATION_TIMEOUT: '60' });
  room = await house.rooms.create({ name: 'atelier' }, ann);
  house.audit.events.length = 0;
});
afterEach(() => database.destroy());

type Input = Parameters<typeof house.invitations.create>[2];
const invite = (input: Partial<Input> = {}) =>
  house.invitations.create(room, ann, { emails: ['bob@example.net'], ...input }, url);
const written = () => house.audit.events.map(({ event, user, message }) => `${event} ${user} ${message}`);
const states = async () => (await house.invitations.list(room)).items.map(({ state }) => state);
const code = (doing: Promise<unknown>) =>
  doing.then(
    () => 'ok',
    (error: unknown) => (error as { code?: string }).code,
  );

describe('inviting', () => {
  it('gives everybody a mail and a token of their own, of which only the hash is kept', async () => {
    const { items } = await invite({ emails: ['Bob@Example.NET', 'chloe@example.net', 'Bob@example.net'] });
    expect(items.map(({ email, state }) => [email, state])).toEqual([
      ['Bob@example.net', 'queued'],
      ['chloe@example.net', 'queued'],
    ]);
    const token = await house.tokenOf('chloe@example.net');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(token).not.toBe(await house.tokenOf('Bob@example.net'));
    expect(await house.rows.existsBy({ tokenHash: hashToken(token) })).toBe(true);
    const stored = JSON.stringify([await house.rows.find(), items, house.audit.events]);
    expect(stored).not.toContain(token);
    expect(written()).toEqual([
      'send_invitation session ann atelier: Bob@example.net',
      'send_invitation session ann atelier: chloe@example.net',
    ]);
  });

  it('writes links with the token where no server sees it, and a calendar where there is a date', async () => {
    const startsAt = '2026-03-12T14:00:00.000Z';
    await invite({ organiser: 'Ann', message: 'Come!', startsAt, durationMinutes: 30, timeZone: 'Europe/Paris' });
    await house.clock.advance(1);
    await invite();
    const [dated, plain] = await house.mails();
    const token = await house.tokenOf('bob@example.net');
    expect(plain).toMatchObject({
      ...{ kind: 'invitation', to: 'bob@example.net', language: 'en' },
      data: { room: 'atelier', joinUrl: `${url}/atelier#invitation=${token}`, answerUrl: `${url}/invitation#${token}` },
    });
    expect(plain).not.toHaveProperty('calendar');
    const data = { organiser: 'Ann', message: 'Come!', startsAt, durationMinutes: 30, timeZone: 'Europe/Paris' };
    expect(dated).toMatchObject({ data: { ...data, expiresAt: '2026-03-12T15:00:00.000Z' } });
    expect(dated).toMatchObject({ calendar: { method: 'PUBLISH', content: expect.stringContaining('BEGIN:VEVENT') } });
  });

  it('is done for all or for nobody', async () => {
    house.mailService.send = () => Promise.reject(new Error('no place left'));
    await expect(invite({ emails: ['bob@example.net', 'chloe@example.net'] })).rejects.toThrow('no place left');
    expect([await house.rows.count(), await house.queue.count(), written()]).toEqual([0, 0, []]);
  });

  it('works for several owners at once, and not in a room that is gone', async () => {
    await Promise.all(
      ['a', 'b', 'c'].map((name) => invite({ emails: [`${name}@example.net`, `${name}@example.org`] })),
    );
    expect([await house.rows.count(), await house.queue.count()]).toEqual([6, 6]);
    await house.rooms.delete(room, ann);
    expect(await code(invite())).toBe('room_not_found');
    expect(await house.rows.count()).toBe(0);
  });

  it('has limits: to one address, and of one person', async () => {
    for (let time = 0; time < perAddressAndRoom; time += 1) expect(await code(invite())).toBe('ok');
    await expect(invite()).rejects.toMatchObject({ code: 'too_many_requests', retryAfter: expect.any(Number) });
    const many = (count: number) => ({ emails: Array.from({ length: count }, (_, index) => `${index}@example.net`) });
    expect(await code(house.invitations.create(room, bob, many(perPrincipal + 1), url))).toBe('too_many_requests');
  });

  it('uses up nothing where it is refused, and is told which address was one too many', async () => {
    for (let time = 0; time < perAddressAndRoom; time += 1) {
      await invite({ emails: [`bob+${time}@example.net`, `bob+${time}@EXAMPLE.net`] });
    }
    const emails = Array.from({ length: 49 }, (_, index) => `${index}@example.net`);
    const errors = [{ path: 'emails.49', message: expect.any(String) }];
    for (let time = 0; time < 10; time += 1) {
      const refused = invite({ emails: [...emails, 'Bob@example.net'] });
      await expect(refused).rejects.toMatchObject({ code: 'too_many_requests', errors });
    }
    const { send } = house.mailService;
    house.mailService.send = () => Promise.reject(new Error('no place left'));
    for (let time = 0; time < 10; time += 1) await expect(invite({ emails })).rejects.toThrow('no place left');
    house.mailService.send = send;
    expect(await code(invite({ emails }))).toBe('ok');
  });

  it('is for meetings to come', async () => {
    expect(await code(invite({ startsAt: '2025-12-31T22:59:59.000Z' }))).toBe('meeting_in_past');
    expect(await code(invite({ startsAt: '2028-01-01T00:00:00.000Z' }))).toBe('meeting_too_far');
    expect(await house.queue.count()).toBe(0);
  });
});

describe('an invitation', () => {
  let token: string;
  let id: string;
  beforeEach(async () => {
    id = (await invite({ organiser: 'Ann', message: 'Come!' })).items[0]?.id ?? '';
    token = await house.tokenOf('bob@example.net');
    house.audit.events.length = 0;
  });

  it('is bound to who uses it first: of many at once one gets it, and may come again', async () => {
    const people = Array.from({ length: 20 }, (_, index) => person(`visitor ${index}`));
    const outcomes = await Promise.all(people.map((each) => code(house.received.redeem(room, each, token))));
    expect(outcomes.toSorted()).toEqual([...Array<string>(19).fill('invitation_used'), 'ok']);
    const winner = people[outcomes.indexOf('ok')] ?? bob;
    expect(await code(house.received.redeem(room, winner, token))).toBe('ok');
    expect(await states()).toEqual(['used']);
    expect(written()).toEqual([`invalidate_invitation ${winner.user} atelier: bob@example.net, used`]);
    expect(await code(house.received.look(token, '192.0.2.1'))).toBe('invitation_used');
  });

  it('expires, for who used it as well', async () => {
    await house.received.redeem(room, bob, token);
    await house.clock.advance(60 * minute - 1);
    expect(await code(house.received.redeem(room, bob, token))).toBe('ok');
    await house.clock.advance(1);
    expect(await code(house.received.redeem(room, bob, token))).toBe('invitation_expired');
  });

  it('can be revoked, once', async () => {
    await house.invitations.revoke(room, ann, id);
    await house.invitations.revoke(room, ann, id);
    expect(await code(house.received.redeem(room, bob, token))).toBe('invitation_revoked');
    expect(await code(house.received.answer(token, '192.0.2.1', { response: 'later' }))).toBe('invitation_revoked');
    expect(await code(house.invitations.revoke(room, ann, 'other'))).toBe('invitation_not_found');
    const other = await house.rooms.create({ name: 'other' }, ann);
    expect(await code(house.invitations.revoke(other, ann, id))).toBe('invitation_not_found');
    expect(written().filter((line) => line.startsWith('invalidate'))).toHaveLength(1);
  });

  it('takes its mail back where it is revoked, and lets none be sent of a room that is gone', async () => {
    await invite({ emails: ['chloe@example.net', 'dora@example.net'] });
    const [mine, chloe, dora] = await house.queue.find({ order: { recipient: 'ASC' } });
    await house.invitations.revoke(room, ann, id);
    expect((await house.queue.find()).map(({ recipient }) => recipient).toSorted()).toEqual([
      'chloe@example.net',
      'dora@example.net',
    ]);
    await house.queue.update({ id: chloe!.id }, { state: 'sent' });
    await house.invitations.revoke(room, ann, chloe!.reference!);
    expect(await house.queue.countBy({ id: chloe!.id })).toBe(1);
    expect(await house.checks.isWanted(mine!)).toBe(false);
    expect(await house.checks.isWanted(dora!)).toBe(true);
    await house.rooms.delete(room, ann);
    expect(await house.checks.isWanted(dora!)).toBe(false);
  });

  it('opens its own room alone, and none to who was sent out', async () => {
    const other = await house.rooms.create({ name: 'other' }, ann);
    expect(await code(house.received.redeem(other, bob, token))).toBe('invitation_unknown');
    const anybody = { room: Infinity, principal: Infinity };
    for (const { id: principalId } of [ann, bob]) {
      await house.presence.take(placeOf(principalId, { roomId: room.id, principalId }), anybody);
    }
    await house.presence.kick(room.id, 'bob');
    expect(await code(house.received.redeem(room, bob, token))).toBe('kicked');
    expect(await states()).toEqual(['queued']);
  });

  it('is shown to who holds the token, and takes an answer, of which the last counts', async () => {
    const nothing = { startsAt: null, durationMinutes: null, expiresAt: '2026-01-01T01:00:00.000Z', answer: null };
    const shown = { room: 'atelier', organiser: 'Ann', message: 'Come!', ...nothing };
    expect(await house.received.look(token, '192.0.2.1')).toEqual(shown);
    await house.received.answer(token, '192.0.2.1', { response: 'decline', message: 'I am ill.' });
    await house.clock.advance(minute);
    const answer = { answer: 'later', message: null, at: '2026-01-01T00:01:00.000Z' };
    expect(await house.received.answer(token, '192.0.2.1', { response: 'later' })).toEqual({ ...shown, answer });
    expect(await states()).toEqual(['later']);
    expect(written()).toEqual([
      'invitation_response nobody atelier: bob@example.net, declined',
      'invitation_response nobody atelier: bob@example.net, later',
    ]);
    expect(await code(house.received.redeem(room, bob, token))).toBe('ok');
  });

  it('takes only so many answers', async () => {
    const answer = () => code(house.received.answer(token, '192.0.2.1', { response: 'later' }));
    for (let time = 0; time < perInvitation; time += 1) expect(await answer()).toBe('ok');
    expect(await answer()).toBe('too_many_requests');
  });

  it('is unknown by any other token', async () => {
    expect(await code(house.received.look('x', '192.0.2.1'))).toBe('invitation_unknown');
    expect(await code(house.received.look(hashToken(token), '192.0.2.1'))).toBe('invitation_unknown');
  });
});
