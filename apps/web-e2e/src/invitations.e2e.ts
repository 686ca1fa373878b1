import { rm } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { expectClean, expectInside } from './support/axe.ts';
import { Company } from './support/company.ts';
import { Outbox } from './support/outbox.ts';
import type { Person } from './support/person.ts';

const chromium = needs('chromium');

/** What Chromium writes when the server says no to an invitation or a locked door: it is what the test wants. */
const refused = /status of 4(01|03|04|09|10)/;
const contact = 'operator@example.net';

describe.skipIf(chromium.skip)(chromium.title('invitations by mail'), () => {
  const outbox = new Outbox();
  const company = new Company(refused, () => ({ VROOM_EMAIL_OUTBOX: outbox.folder, VROOM_EMAIL_CONTACT: contact }));
  afterAll(() => rm(outbox.folder, { recursive: true, force: true }));

  const openDialog = async (who: Person) => {
    await who.actOnRoom('room-invite');
    await who.testId('invite-dialog').waitFor();
    await who.page.locator('#invite-emails:focus').waitFor();
  };
  const invite = async (who: Person, emails: string) => {
    await who.testId('invite-emails').fill(emails);
    await who.testId('invite-send').click();
    await who.testId('invite-sent').getByText('on their way').or(who.page.getByText('is on its way')).first().waitFor();
  };
  const row = (who: Person, email: string, state: string) => {
    return who.page.locator(`[data-testid="invitation"][data-state="${state}"]`, { hasText: email });
  };
  const focusedId = (who: Person) => {
    return who.page.evaluate(() => document.activeElement?.id || document.activeElement?.getAttribute('data-testid'));
  };

  it('let one person each into a locked room, and bring their answers to who invited', async () => {
    const { url, ann } = await company.quietlyAtAnns();
    await ann.actOnRoom('lock-room');
    await ann.testId('room-locked').waitFor();
    await openDialog(ann);
    await ann.page.getByText('Nobody yet.').waitFor();
    await ann.page.locator('#invite-message').fill('We look at the drafts.');
    await invite(ann, 'Bob Ray <bob@example.org>; chloe@example.org');
    expect(await ann.testId('invitation').count()).toBe(2);
    await row(ann, 'bob@example.org', 'sent').waitFor();

    const toBob = await outbox.linksTo('bob@example.org');
    // Who only looks has not used it, be it the program that looks for viruses in mails.
    const early = await company.person('Bob’s phone');
    await early.openDoor(toBob.join);
    const bob = await company.person('Bob');
    await bob.openDoor(toBob.join);
    expect(bob.page.url()).toBe(url.split('?')[0]);
    expect(await bob.testId('door-locked').count()).toBe(0);
    await bob.enter();
    await expect.poll(() => ann.others()).toEqual(['Bob']);
    // The browser is known now: it takes no link to come back.
    await bob.page.reload();
    await bob.enter();

    await early.page.getByLabel('Your name').fill('Bob');
    await early.testId('join-button').click();
    await early.testId('door-invitation_used').waitFor();
    await expect.poll(() => ann.others()).toEqual(['Bob']);

    const mallory = await company.person('Mallory');
    await mallory.openDoor(toBob.join);
    await mallory.page.getByText('This invitation was used in another browser').waitFor();
    await expectClean(mallory.page);
    await mallory.page.goto(toBob.answer);
    await mallory.testId('lack-invitation_used').waitFor();

    const toChloe = await outbox.linksTo('chloe@example.org');
    const chloe = await company.person('Chloé');
    await chloe.page.goto(toChloe.answer);
    await chloe.page.getByRole('heading', { name: 'Ann invites you to talk' }).waitFor();
    expect(new URL(chloe.page.url()).hash).toBe('');
    await chloe.page.getByText('We look at the drafts.').waitFor();
    await expectClean(chloe.page);
    await chloe.page.locator('#invitation-message').fill('In {{message}} minutes.');
    await chloe.testId('answer-later').click();
    await chloe.testId('invitation-thanks').waitFor();
    await expectClean(chloe.page);

    await ann.isTold('chloe@example.org comes later: “In {{message}} minutes.”');
    await row(ann, 'chloe@example.org', 'later').getByText('In {{message}} minutes.').waitFor();
    await row(ann, 'bob@example.org', 'used').waitFor();
    await expectClean(ann.page, '[data-testid="invite-dialog"]');
    await ann.testId('invite-close').click();
    await ann.isTold('chloe@example.org comes later: “In {{message}} minutes.”');

    await chloe.page.goto(company.server.url);
    await chloe.testId('waiting-invitation').getByRole('link').click();
    await chloe.testId('invitation-join').click();
    await chloe.testId('join-button').waitFor();
    await chloe.enter();
    await expect.poll(() => ann.others()).toEqual(['Bob', 'Chloé']);
    await chloe.page.goto(company.server.url);
    await chloe.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await chloe.testId('waiting-invitation').count()).toBe(0);
  });

  it('are worth nothing once they are withdrawn, and say what they are', async () => {
    const { ann } = await company.quietlyAtAnns();
    await ann.actOnRoom('lock-room');
    await openDialog(ann);
    await invite(ann, 'dora@example.org');
    const links = await outbox.linksTo('dora@example.org');
    await ann.testId('invitation-revoke').click();
    await ann.testId('question-yes').click();
    await row(ann, 'dora@example.org', 'revoked').waitFor();
    expect(await ann.testId('invitation-revoke').count()).toBe(0);

    const dora = await company.person('Dora');
    await dora.openDoor(links.join);
    await dora.page.getByText('This invitation was withdrawn').waitFor();
    for (const [address, lack] of [
      [links.answer, 'invitation_revoked'],
      [`${links.answer.slice(0, -4)}0000`, 'invitation_unknown'],
    ] as const) {
      await dora.page.goto(address);
      await dora.testId(`lack-${lack}`).waitFor();
      await expectClean(dora.page);
    }
    const erin = await company.person('Erin');
    await erin.page.goto(`${company.server.url}/invitation`);
    await erin.testId('lack-none').waitFor();
  });

  it('bring an answer at the next join, where who invited was away', async () => {
    const { url, ann } = await company.quietlyAtAnns();
    await openDialog(ann);
    await invite(ann, 'fay@example.org');
    const { answer } = await outbox.linksTo('fay@example.org');
    await ann.testId('invite-close').click();
    await ann.leave();

    const fay = await company.person('Fay');
    await fay.page.goto(answer);
    await fay.testId('answer-decline').click();
    await fay.testId('invitation-thanks').waitFor();

    await ann.join(url);
    await ann.isTold('fay@example.org cannot come.');
  });

  it('are written with the keyboard alone', async () => {
    const { ann } = await company.quietlyAtAnns();
    const { keyboard } = ann.page;
    await ann.testId('chairman-button').focus();
    await keyboard.press('Enter');
    const item = ann.testId('room-invite');
    await item.waitFor();
    for (let tries = 0; tries < 10 && (await focusedId(ann)) !== 'room-invite'; tries++)
      await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await ann.page.locator('#invite-emails:focus').waitFor();

    // An address that is not taken over yet would be lost too.
    await keyboard.type('gus@example.org');
    await keyboard.press('Escape');
    await ann.testId('question-no').waitFor();
    await keyboard.press('Escape');
    await ann.page.locator('#invite-emails:focus').waitFor();
    await keyboard.type('hal@');
    await keyboard.press('Enter');
    await ann.page.getByText('is no address').waitFor();
    await keyboard.press('Backspace');
    await expect.poll(() => focusedId(ann)).toBe('recipient-remove');
    await keyboard.press('Delete');
    await expect.poll(() => ann.testId('recipient').allInnerTexts()).toEqual(['gus@example.org']);
    await expect.poll(() => focusedId(ann)).toBe('invite-emails');
    await keyboard.press('Tab');
    await keyboard.type('See you!');

    // What would be lost is asked about first.
    await keyboard.press('Escape');
    await ann.testId('question-no').waitFor();
    await keyboard.press('Escape');
    await ann.testId('question-no').waitFor({ state: 'detached' });

    for (let tries = 0; tries < 12 && (await focusedId(ann)) !== 'invite-send'; tries++) await keyboard.press('Tab');
    await keyboard.press('Enter');
    await ann.page.getByText('The invitation is on its way.').waitFor();
    expect((await outbox.mailTo('gus@example.org')).text).toContain('See you!');
    await keyboard.press('Escape');
    await ann.testId('invite-dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focusedId(ann)).toBe('chairman-button');
  });

  it.each([
    [320, 568],
    [360, 740],
    [740, 360],
  ])('fit into %i x %i', async (width, height) => {
    const { ann } = await company.quietlyAtAnns();
    await ann.page.setViewportSize({ width, height });
    await expectInside(ann.page, '[data-testid="alone"]');
    await openDialog(ann);
    await ann.testId('invite-emails').fill('ivy@example.org, nobody, jo@');
    await ann.testId('invite-send').click();
    await ann.page.getByText('2 addresses are not right.').waitFor();
    await expectInside(ann.page, '[data-testid="invite-dialog"]');
    await expectClean(ann.page, '[data-testid="invite-dialog"]');
  });

  it('tell those who want to know who joined, once', async () => {
    const { url, ann } = await company.quietlyAtAnns();
    await ann.openSettings();
    await ann.testId('settings-ask-name').check();
    await ann.testId('notify').fill('porter@example.org');
    await ann.saveSettings();
    const kim = await company.person('Kim');
    await kim.openDoor(url);
    await kim.page.getByText('Its owners may get it by mail.').waitFor();
    await kim.enter();
    expect((await outbox.mailTo('porter@example.org')).text).toContain('Kim');
  });

  it('has a page for feedback where somebody wants it', async () => {
    const lou = await company.person('Lou');
    await lou.page.goto(company.server.url);
    await lou.page.getByRole('link', { name: 'Give your opinion' }).click();
    await lou.testId('feedback-send').click();
    await expect.poll(() => focusedId(lou)).toBe('feedback-comment');
    await lou.page.getByText('Please write something first.').waitFor();
    await expectClean(lou.page);
    await lou.page.locator('#feedback-comment').fill('The music is lovely.');
    await lou.page.locator('#feedback-email').fill('lou@example');
    await lou.testId('feedback-send').click();
    await lou.page.getByText('This is not a mail address.').waitFor();
    await lou.page.locator('#feedback-email').fill('lou@example.org');
    await lou.testId('feedback-send').click();
    await lou.testId('feedback-sent').waitFor();
    await expectClean(lou.page);
    expect((await outbox.mailTo(contact)).text).toContain('The music is lovely.');

    await using other = new AsyncDisposableStack();
    const quiet = await VroomServer.start();
    other.defer(async () => void (await quiet.stop()));
    await lou.page.goto(`${quiet.url}/feedback`);
    await lou.testId('feedback-off').waitFor();
    expect(await lou.page.getByRole('link', { name: 'Give your opinion' }).count()).toBe(0);
  });
});
