import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Browser } from './support/browser-like.ts';
import { InvitationHouse } from './support/invitation-house.ts';

let house: InvitationHouse;
let room: InvitationHouse;
let rooms = 0;
let desk: string;

beforeAll(async () => {
  house = await InvitationHouse.open();
});
afterAll(() => house.close());
beforeEach(async () => {
  room = await house.newRoom();
  await room.owner.rest.call('changeRoom', { params: room.params, body: { locked: false, askForName: true } });
  desk = `desk-${++rooms}@example.net`;
});
afterEach(() => room.leave());

async function come(browser: Browser, displayName: string): Promise<boolean> {
  const { snapshot } = await room.enter(browser);
  await browser.rest.call('notifyOfJoin', { params: room.params, body: { displayName } });
  return snapshot.joinNotification;
}

const notify = (...emails: string[]) =>
  room.owner.rest.call('setNotifications', { params: room.params, body: { emails } });

it('a join is told to the addresses of the room, the next ones in one mail after a minute', async () => {
  await notify(desk, `host-${rooms}@example.net`);
  expect(await come(room.browser(), 'Ann <b>')).toBe(true);
  const { mail } = await room.mailbox.first(desk);
  expect(mail.text).toContain('Ann <b>');
  expect(mail.text).toContain(`https://meet.example.org/vroom/${room.room}`);
  await room.mailbox.first(`host-${rooms}@example.net`);
  for (const name of ['Bob', 'Chloé']) await come(room.browser(), name);
  expect(room.mailbox.to(desk)).toHaveLength(1);
  // As if a minute had passed.
  await house.server.run('UPDATE join_mails SET sent_at = 1');
  await come(room.browser(), 'Dan');
  await expect.poll(() => room.mailbox.to(desk)).toHaveLength(2);
  const text = room.mailbox.to(desk)[1]?.mail.text ?? '';
  for (const name of ['Bob', 'Chloé', 'Dan']) expect(text).toContain(name);
  // It is written behind.
  const told = "SELECT message FROM audit_events WHERE event = 'join_notification'";
  await expect.poll(() => house.server.rows(told)).toHaveLength(2);
});

it('nobody is told where the room names nobody, of whom is not there, or of names it does not ask for', async () => {
  expect(await come(room.browser(), 'Ann')).toBe(false);
  await notify(desk);
  const outside = room.browser();
  await outside.rest.call('authenticate', { params: room.params, body: {} });
  await outside.rest.call('notifyOfJoin', { params: room.params, body: { displayName: 'Eve' } });
  await room.owner.rest.call('changeRoom', { params: room.params, body: { askForName: false } });
  await come(room.browser(), 'Bob');
  const { mail } = await room.mailbox.first(desk);
  expect(mail.text).not.toMatch(/Ann|Bob|Eve/);
  expect(await house.server.rows('SELECT name FROM join_notices WHERE url LIKE ?', `%/${room.room}`)).toEqual([
    { name: null },
  ]);
});
