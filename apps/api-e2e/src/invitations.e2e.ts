import { maxInvitationRecipients } from '@vroom/contract';
import ICAL from 'ical.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { integrator, make } from './support/example-calls.ts';
import { InvitationHouse, unknownPeople } from './support/invitation-house.ts';
import { adminPassword } from './support/scene.ts';
import { outcome } from './support/visitor.ts';

let house: InvitationHouse;
let room: InvitationHouse;
let people = 0;

beforeAll(async () => {
  house = await InvitationHouse.open();
});
afterAll(() => house.close());
beforeEach(async () => {
  room = await house.newRoom();
});
afterEach(() => room.leave());

/** Somebody nobody wrote to before. */
const somebody = () => `visitor-${++people}@example.net`;

describe('an invitation', () => {
  it('brings a mail with links and an entry for the calendar', async () => {
    const email = somebody();
    const startsAt = new Date(Date.now() + 24 * 60 * 60_000).toISOString();
    const token = await room.token(email, { organiser: 'Chloé', message: 'Two\nlines', startsAt, durationMinutes: 45 });
    expect(token).toMatch(/^[\w-]{43}$/);
    const { mail, to } = await room.mailbox.first(email);
    expect(to).toEqual([email]);
    for (const body of [mail.text ?? '', mail.html || '']) {
      expect(body).toContain(`https://meet.example.org/vroom/${room.room}#invitation=${token}`);
      expect(body).toContain(`https://meet.example.org/vroom/invitation#${token}`);
    }
    const attached = mail.attachments.find(({ contentType }) => contentType === 'text/calendar');
    const calendar = new ICAL.Component(ICAL.parse(String(attached?.content)) as unknown[]);
    const event = new ICAL.Event(calendar.getAllSubcomponents()[0]);
    expect(event.startDate.toJSDate().toISOString().slice(0, 19)).toBe(startsAt.slice(0, 19));
    expect(event.duration.toSeconds()).toBe(45 * 60);
    expect(event.description).toContain('Two\nlines');
    await expect.poll(() => room.states()).toEqual({ [email]: 'sent' });
  });

  it('opens a locked room, to the browser that used it first and to no other', async () => {
    const email = somebody();
    const token = await room.token(email);
    const [bob, eve] = [room.browser(), room.browser()];
    expect(await outcome(eve.rest.call('authenticate', { params: room.params, body: {} }))).toBe('room_locked');
    expect(await room.use(bob, token)).toBe('participant');
    expect(await room.use(bob, token)).toBe('participant');
    expect((await room.enter(bob)).snapshot.self.role).toBe('participant');
    expect(await room.use(eve, token)).toBe('invitation_used');
    expect(await room.look(token)).toBe('invitation_used');
    expect(await room.answer(token, 'later')).toBe('invitation_used');
    expect(await room.states()).toEqual({ [email]: 'used' });
  });

  it('is won by one of many browsers at once', async () => {
    const token = await room.token(somebody());
    const browsers = Array.from({ length: 12 }, () => room.browser());
    const outcomes = await Promise.all(browsers.map((browser) => room.use(browser, token)));
    expect(outcomes.toSorted()).toEqual([...Array<string>(11).fill('invitation_used'), 'participant']);
  });

  it('is left unused by its sender, and by who is in already', async () => {
    const token = await room.token(somebody());
    expect(await room.use(room.owner, token)).toBe('owner');
    expect(await room.look(token)).toMatchObject({ room: room.room, answer: null });
  });

  it('can be revoked, expires, goes with the room, and is of no use elsewhere', async () => {
    const [revoked, expired, other] = [somebody(), somebody(), somebody()];
    const ids = await room.invite([revoked, expired, other]);
    const tokens = await Promise.all(
      [revoked, expired, other].map(async (email) => room.tokenOf(await room.mailbox.first(email))),
    );
    await room.owner.rest.call('revokeInvitation', { params: { ...room.params, id: ids[0] ?? '' } });
    await house.server.run('UPDATE invitations SET expires_at = 1 WHERE id = ?', ids[1] ?? '');
    const elsewhere = await house.newRoom();
    expect(await elsewhere.use(room.browser(), tokens[2] ?? '')).toBe('invitation_unknown');
    for (const [index, code] of ['invitation_revoked', 'invitation_expired'].entries()) {
      const token = tokens[index] ?? '';
      expect([await room.use(room.browser(), token), await room.look(token)]).toEqual([code, code]);
      expect(await room.answer(token, 'decline')).toBe(code);
    }
    await expect.poll(() => room.states()).toEqual({ [revoked]: 'revoked', [expired]: 'expired', [other]: 'sent' });
    await room.owner.rest.call('deleteRoom', { params: room.params });
    expect(await room.look(tokens[2] ?? '')).toBe('invitation_unknown');
  });

  it('lets nobody back in who was sent out, nor does a second one', async () => {
    const email = somebody();
    const token = await room.token(email);
    const [second] = await room.invite([email]);
    await expect.poll(() => room.mailbox.to(email)).toHaveLength(2);
    const tokens = room.mailbox.to(email).map((received) => room.tokenOf(received));
    const owner = await room.enter(room.owner);
    const bob = room.browser();
    expect(await room.use(bob, token)).toBe('participant');
    const { id: peerId } = await room.enter(bob);
    await owner.signaling.command('peer:kick', { peerId });
    expect(await outcome(room.enter(bob))).toBe('kicked');
    const disguised = room.browser();
    const secondToken = tokens.find((each) => each !== token) ?? '';
    await expect.poll(() => room.look(secondToken)).toBe('invitation_revoked');
    for (const each of tokens) expect(await room.use(disguised, each)).toMatch(/^invitation_(used|revoked)$/);
    expect(second).toBeDefined();
  });
});

describe('an answer', () => {
  it('reaches the owner in the room at once, and nobody else', async () => {
    const email = somebody();
    const token = await room.token(email);
    const guest = room.browser();
    await room.use(guest, await room.token(somebody()));
    const [owner, bob] = [await room.enter(room.owner), await room.enter(guest)];
    expect(await room.answer(token, 'later', 'In ten minutes.\n<b>Bob</b>')).toMatchObject({
      answer: { answer: 'later', message: 'In ten minutes.\n<b>Bob</b>' },
    });
    const told = { email, state: 'later', message: 'In ten minutes.\n<b>Bob</b>' };
    const notice = await owner.next('notice', ({ action }) => action === 'invitation');
    expect(notice).toMatchObject({ action: 'invitation', invitation: told });
    await room.answer(token, 'decline');
    await owner.next('notice', (each) => 'invitation' in each && each.invitation.state === 'declined');
    expect(bob.all('notice')).toEqual([]);
    expect(await room.states()).toMatchObject({ [email]: 'declined' });
    room.leave();
    expect((await room.enter(room.owner)).snapshot.invitationNews).toEqual([]);
  });

  it('waits for the next join of the owner, who is told once', async () => {
    const email = somebody();
    const token = await room.token(email);
    await room.answer(token, 'decline', 'I am ill.');
    const guest = room.browser();
    expect(await room.use(guest, token)).toBe('participant');
    expect((await room.enter(guest)).snapshot.invitationNews).toEqual([]);
    const owner = await room.enter(room.owner);
    expect(owner.snapshot.invitationNews).toMatchObject([{ email, state: 'declined', message: 'I am ill.' }]);
    expect((await room.enter(room.owner)).snapshot.invitationNews).toEqual([]);
  });

  it('is not waited for where no mailbox takes the mail, which is told as well', async () => {
    const email = `bob@${unknownPeople}`;
    const owner = await room.enter(room.owner);
    await room.invite([email]);
    const notice = await owner.next('notice', ({ action }) => action === 'invitation');
    expect(notice).toMatchObject({ invitation: { email, state: 'undeliverable', message: null } });
    expect(await room.states()).toEqual({ [email]: 'undeliverable' });
  });
});

describe('inviting', () => {
  it('is refused where it is no address, too many, or too often', async () => {
    const emails = (count: number) => Array.from({ length: count }, () => somebody());
    expect(await outcome(room.invite(emails(maxInvitationRecipients + 1)))).toBe('malformed');
    for (const wrong of ['bob', 'a@b.c\r\nBcc: eve@example.net', 'a@example.net, b@example.net', '<a@example.net>']) {
      expect(await outcome(room.invite([wrong]))).toBe('malformed');
    }
    const email = somebody();
    for (let time = 0; time < 5; time += 1) await room.invite([email]);
    expect(await outcome(room.invite([email]))).toBe('too_many_requests');
    await expect.poll(() => room.mailbox.to(email)).toHaveLength(5);
  });
});

describe('a token', () => {
  it('stands in no log, no audit and no table once its mail is sent, whoever used it', async () => {
    const tokens = [await room.token(somebody()), await room.token(somebody()), await room.token(somebody())];
    const [used, answered, wrong] = tokens as [string, string, string];
    await room.use(room.browser(), used);
    await room.answer(answered, 'later');
    await room.look(`${wrong}x`);
    // Admins and keys, since all that they write is in the audit.
    const admin = room.browser();
    await admin.rest.call('openAdminSession', { body: { password: adminPassword } });
    await admin.rest.call('answerInvitation', { params: { token: answered }, body: { response: 'decline' } });
    const { key } = await admin.rest.call('createApiKey', { body: { label: 'Calendar', admin: true } });
    const call = { params: { token: answered }, body: { response: 'later' } };
    expect((await make(integrator(house.server.url, key), 'answerInvitation', call)).status).toBe(200);
    await admin.fetch(`/API/v1/Invitations/${wrong}/nowhere`, { method: 'POST' });
    const waiting = () => house.server.rows("SELECT id FROM mails WHERE state = 'waiting'");
    await expect.poll(waiting).toEqual([]);
    const written = "SELECT message FROM audit_events WHERE message LIKE '%invitations/***/response'";
    await expect.poll(() => house.server.rows(written)).toHaveLength(2);
    const everything = await house.server.everything();
    expect(everything).toContain('/invitations/***');
    for (const token of tokens) expect(everything).not.toContain(token);
  });
});
