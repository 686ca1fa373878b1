import { describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { Company } from './support/company.ts';
import type { Person } from './support/person.ts';
import { createRoom } from './support/rooms.ts';

const chromium = needs('chromium');

/** What Chromium writes when the server says no to a password, a locked door or alike settings: it is what the test wants. */
const refused = /status of 4(01|03|04|22|29)/;

describe.skipIf(chromium.skip)(chromium.title('passwords, locks and settings in Chromium'), () => {
  const company = new Company(refused);

  const passwordField = (who: Person) => who.testId('door-password');
  const isFocused = (who: Person, id: string) => {
    return who.page.evaluate((wanted) => document.activeElement?.getAttribute('data-testid') === wanted, id);
  };

  it('asks for the password of a room, and says what is wrong with it where it is typed', async () => {
    const url = await createRoom(company.server.url, { joinPassword: 'open sesame' });
    const bob = await company.person('Bob');
    await bob.openDoor(url);
    await bob.page.getByLabel('Your name').fill('Bob');
    await bob.testId('join-button').click();
    await bob.page.getByText('This room asks for a password', { exact: true }).waitFor();

    await passwordField(bob).fill('open sesam');
    await bob.testId('join-button').click();
    await bob.page.getByText('This is not the right password').waitFor();
    expect(await passwordField(bob).getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => isFocused(bob, 'door-password')).toBe(true);

    // The wrong one is selected: what is typed takes its place.
    await bob.page.keyboard.type('open sesame');
    expect(await passwordField(bob).getAttribute('aria-invalid')).toBeNull();
    await bob.page.keyboard.press('Enter');
    await bob.testId('alone').waitFor();

    await bob.page.reload();
    await bob.testId('join-button').waitFor();
    expect(await passwordField(bob).count()).toBe(0);
    await bob.enter();
  });

  it('makes somebody wait who guesses, and says for how long', async () => {
    const url = await createRoom(company.server.url, { joinPassword: 'open sesame' });
    const mallory = await company.person('Mallory');
    await mallory.openDoor(url);
    const guess = async (password: string) => {
      await passwordField(mallory).fill(password);
      await mallory.testId('join-button').click();
    };
    for (const password of ['a', 'b', 'c', 'd']) {
      await guess(password);
      await mallory.page.getByText('This is not the right password').waitFor();
    }
    await guess('open sesame');
    await mallory.testId('password-wait').waitFor();
    expect(await mallory.testId('password-wait').innerText()).toMatch(/^Please wait \d+ s before the next try$/);
    expect(await mallory.testId('join-button').getAttribute('aria-disabled')).toBe('true');

    await mallory.testId('password-wait').waitFor({ state: 'detached' });
    await mallory.testId('join-button').click();
    await mallory.testId('alone').waitFor();
  });

  it('keeps a guest outside a locked room until an owner unlocks it', async () => {
    const { url, ann, others } = await company.atAnns('Bob');
    const [bob] = others as [Person];
    await ann.actOnRoom('lock-room');
    await Promise.all([ann, bob].map((each) => each.testId('room-locked').waitFor()));
    await Promise.all([ann.isTold('You locked the room.'), bob.isTold('Ann locked the room.')]);

    const chloe = await company.person('Chloé');
    await chloe.openDoor(url);
    await chloe.testId('door-locked').waitFor();
    expect(await passwordField(chloe).count()).toBe(0);
    await chloe.page.getByLabel('Your name').fill('Chloé');
    await chloe.testId('join-button').click();
    await chloe.testId('door-locked').waitFor();
    expect(await ann.others()).toEqual(['Bob']);

    // Who is in already may come back.
    await bob.page.reload();
    await bob.enter();

    await ann.actOnRoom('lock-room');
    await bob.testId('room-locked').waitFor({ state: 'detached' });
    await chloe.testId('join-button').click();
    await chloe.testId('leave-button').waitFor();
    await expect.poll(() => ann.others()).toEqual(['Bob', 'Chloé']);
  });

  it('lets an owner into a locked room by the password', async () => {
    const url = await createRoom(company.server.url, { locked: true, ownerPassword: 'the key' });
    const dora = await company.person('Dora');
    await dora.openDoor(url);
    await dora.page.getByText('Owners can come in with their password.').waitFor();
    await passwordField(dora).fill('the key');
    await dora.enter();
    await dora.testId('chairman-button').waitFor();
  });

  it('changes what a room asks, and every screen follows', async () => {
    const { url, ann, others } = await company.atAnns('Bob');
    const [bob] = others as [Person];
    expect(await bob.testId('claim-button').count()).toBe(0);
    await ann.openSettings();
    await ann.testId('settings-ask-name').check();
    await ann.testId('join-password-edit').click();
    await ann.testId('join-password-field').fill('open sesame');
    await ann.testId('owner-password-edit').click();
    await ann.testId('owner-password-field').fill('open sesame');
    await ann.testId('settings-save').click();
    await ann.page.getByText('must be different').waitFor();
    expect(await ann.testId('owner-password-field').getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => isFocused(ann, 'owner-password-field')).toBe(true);
    await ann.testId('owner-password-field').fill('the key');
    await ann.testId('notify').fill('Ann Lee <ann@example.org>, bob@example.org');
    await ann.saveSettings();
    await Promise.all([
      ann.isTold('You changed the settings of the room.'),
      bob.isTold('Ann changed the settings of the room.'),
      bob.testId('claim-button').waitFor(),
    ]);

    const chloe = await company.person('Chloé');
    await chloe.openDoor(url);
    await passwordField(chloe).fill('open sesame');
    await chloe.testId('join-button').click();
    await chloe.page.getByText('this room asks for a name').waitFor();
    await chloe.enter();
    await expect.poll(() => ann.others()).toEqual(['Bob', 'Chloé']);

    await ann.openSettings();
    expect(await ann.testId('join-password-state').innerText()).toBe('set');
    expect(await ann.testId('address').allInnerTexts()).toEqual(['ann@example.org', 'bob@example.org']);
    await ann.testId('join-password-remove').click();
    await ann.saveSettings();
    const dora = await company.person('Dora');
    await dora.join(url);
  });

  it('asks before changes are lost', async () => {
    const { ann } = await company.atAnns();
    await ann.openSettings();
    await ann.page.keyboard.press('Escape');
    await ann.testId('settings-save').waitFor({ state: 'detached' });
    await ann.openSettings();
    await ann.testId('settings-locked').check();
    await ann.page.keyboard.press('Escape');
    await ann.testId('question-no').click();
    expect(await ann.testId('settings-locked').isChecked()).toBe(true);
    await ann.testId('settings-close').click();
    await ann.testId('question-yes').click();
    await ann.testId('settings-save').waitFor({ state: 'detached' });
    expect(await ann.testId('room-locked').count()).toBe(0);
  });

  it('makes a participant a chairman by the owners’ password, before everybody’s eyes', async () => {
    const url = await createRoom(company.server.url, { ownerPassword: 'the key' });
    const [bob, chloe, dora] = [
      await company.person('Bob'),
      await company.person('Chloé'),
      await company.person('Dora'),
    ];
    for (const each of [bob, chloe, dora]) await each.join(url);
    await Promise.all([bob, chloe, dora].map((each) => each.seesAndHears(2)));
    await bob.testId('claim-button').click();
    await bob.testId('claim-password').fill('a key');
    await bob.testId('claim-submit').click();
    await bob.page.getByText('This is not the right password').waitFor();
    await bob.page.keyboard.type('the key');
    await bob.page.keyboard.press('Enter');
    await bob.testId('chairman-button').waitFor();
    await bob.testId('claim-submit').waitFor({ state: 'detached' });
    await bob.isTold('You are an owner of the room now.');
    await expect.poll(() => isFocused(bob, 'chairman-button')).toBe(true);
    for (const each of [chloe, dora]) {
      await each.isTold('Bob is an owner of the room now.');
      await each.tileOf('Bob').getByTestId('tile-owner').waitFor();
    }
    await bob.act('mute', 'Chloé');
    await dora.tileOf('Chloé').getByTestId('tile-moderated-muted').waitFor();
  });

  it('lets somebody back in who was sent out', async () => {
    const { url, ann, others } = await company.atAnns('Bob', 'Chloé');
    const [bob, chloe] = others as [Person, Person];
    const sendOut = async (who: Person) => {
      await ann.act('kick', who.name);
      await ann.testId('question-yes').click();
      await who.page.waitForURL(/\/goodbye\/.*reason=kicked/);
    };
    await sendOut(chloe);
    await ann.page.getByRole('button', { name: 'Let back in' }).click();
    await bob.isTold('Ann lets Chloé back in.');
    await chloe.join(url);
    await expect.poll(() => ann.others()).toEqual(['Bob', 'Chloé']);

    await sendOut(bob);
    await bob.openDoor(url);
    await bob.page.getByLabel('Your name').fill('Bob');
    await bob.testId('join-button').click();
    await bob.testId('door-kicked').waitFor();
    await ann.testId('chairman-button').click();
    await expect.poll(() => ann.testId('readmit').allInnerTexts()).toEqual(['Let back in: Bob']);
    await ann.testId('readmit').click();
    await chloe.isTold('Ann lets Bob back in.');
    await bob.testId('join-button').click();
    await bob.testId('leave-button').waitFor();
    await ann.testId('chairman-button').click();
    await expect.poll(() => ann.testId('readmit').count()).toBe(0);
  });

  it('deletes a room, and everybody is on the page that says so', async () => {
    const { url, ann, others } = await company.atAnns('Bob', 'Chloé');
    await ann.openSettings();
    await ann.testId('delete-room').click();
    await ann.testId('question-yes').click();
    for (const { page } of [ann, ...others]) {
      await page.waitForURL(/\/goodbye\/.*reason=deleted/);
      await page.getByRole('heading', { name: /was deleted/ }).waitFor();
    }
    await ann.page.goto(url);
    await ann.testId('create-room').waitFor();
  });
});
