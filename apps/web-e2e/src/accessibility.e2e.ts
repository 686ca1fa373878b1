import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { expectClean, expectInside, looks, violations } from './support/axe.ts';
import { launchChromium, newPerson } from './support/chromium.ts';
import { Person } from './support/person.ts';
import { createRoom, makeSilentRoom } from './support/rooms.ts';

const chromium = needs('chromium');

/** Home, after a meeting in three ways, a page and a room that are not there, a name that cannot be, and an error. */
const fewWords = [
  '/',
  '/goodbye/atelier',
  '/goodbye/atelier?reason=kicked',
  '/goodbye/atelier?reason=ended',
  '/no/such/page',
  '/never-made',
  '/a%20b',
  '/error',
];

describe.skipIf(chromium.skip)(chromium.title('accessibility'), () => {
  let server: VroomServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await VroomServer.start();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  describe.each(looks)('%s', (_look, options) => {
    it('pages of a few words', async () => {
      const page = await newPerson(browser, options);
      for (const path of fewWords) {
        await page.goto(server.url + path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await expectClean(page);
      }
      await page.context().close();
    });

    it('door, alone, in company, with the chat open, and asked whether to leave', async () => {
      const url = await createRoom(server.url);
      const [ann, bob] = [
        new Person(await newPerson(browser, options), 'Ann'),
        new Person(await newPerson(browser), 'Bob'),
      ];
      await ann.openDoor(url);
      await expectClean(ann.page);
      await ann.page.locator('input[name="displayName"]').fill('Ann');
      await ann.testId('join-button').click();
      await ann.testId('alone').waitFor();
      await expectClean(ann.page);
      await bob.join(url);
      await ann.seesAndHears(1);
      await expectClean(ann.page);
      await bob.say('hello');
      await ann.openChat();
      await expect.poll(() => ann.chat()).toContain('hello');
      await expectClean(ann.page);
      await ann.page.keyboard.press('Escape');
      await ann.testId('leave-button').click();
      await ann.testId('question-yes').waitFor();
      await expectClean(ann.page);
      await Promise.all([ann.page.context().close(), bob.page.context().close()]);
    });

    it('raised hands and their list, a reaction, what came while the chat was closed, and asked whether to delete it', async () => {
      const [ann, bob] = [
        new Person(await newPerson(browser, options), 'Ann'),
        new Person(await newPerson(browser), 'Bob'),
      ];
      const url = await makeSilentRoom(ann, server.url, `hands-${options.viewport?.width ?? 'wide'}`);
      await bob.join(url);
      await ann.testId('hand-button').click();
      await bob.testId('hand-button').click();
      await ann.page.locator('[data-testid="tile-hand"]').nth(1).waitFor();
      await bob.say('hello');
      await ann.testId('chat-toast').hover();
      await bob.testId('reactions-button').click();
      await bob.testId('react-love').click();
      await ann.page.locator('[data-reaction]').waitFor();
      await expectClean(ann.page);
      await expectInside(ann.page, '[data-testid="chat-toast"]');
      await expectInside(ann.page, '[data-testid="chairman-button"]');

      await ann.testId('raised-hands').click();
      await ann.testId('lower-hands').waitFor();
      await expectClean(ann.page);
      await expectInside(ann.page, '[role="dialog"]');
      await ann.page.keyboard.press('Escape');

      await ann.testId('settings-button').click();
      await ann.testId('sound-all').waitFor();
      await expectClean(ann.page);
      await expectInside(ann.page, '[role="dialog"]');
      await ann.page.keyboard.press('Escape');

      await ann.openChat();
      await ann.testId('chat-menu').click();
      await expectInside(ann.page, '[role="menu"]');
      await ann.testId('wipe-chat').click();
      await ann.testId('question-yes').waitFor();
      await expectClean(ann.page);
      await Promise.all([ann.page.context().close(), bob.page.context().close()]);
    });

    it('a door with passwords, the way to chair a room, and its settings', async () => {
      const url = await createRoom(server.url, { joinPassword: 'way in', ownerPassword: 'the key' });
      const ann = new Person(await newPerson(browser, options), 'Ann');
      await ann.openDoor(url);
      await ann.page.locator('input[name="displayName"]').fill('Ann');
      await ann.testId('door-password').fill('way out');
      await ann.testId('join-button').click();
      await ann.page.locator('[data-testid="door-password"][aria-invalid="true"]').waitFor();
      await expectClean(ann.page);
      await ann.testId('door-password').fill('way in');
      await ann.testId('join-button').click();

      await ann.testId('claim-button').click();
      await ann.testId('claim-submit').click();
      await ann.page.locator('[data-testid="claim-password"][aria-invalid="true"]').waitFor();
      await expectClean(ann.page);
      await expectInside(ann.page, 'vroom-claim-dialog');
      await ann.testId('claim-password').fill('the key');
      await ann.testId('claim-submit').click();

      await ann.testId('chairman-button').click();
      await ann.testId('room-settings').click();
      await ann.testId('settings-save').waitFor();
      await ann.testId('settings-locked').check();
      await ann.testId('join-password-edit').click();
      await ann.testId('owner-password-remove').click();
      await ann.testId('notify').fill('ann@example.org, bob@');
      await ann.testId('address').waitFor();
      await expectClean(ann.page);
      await expectInside(ann.page, 'vroom-settings-dialog');
      await ann.testId('settings-close').click();
      await ann.testId('question-yes').waitFor();
      await expectClean(ann.page);
      await ann.page.context().close();
    });

    it('what one sets for oneself, the keys, and the details of a connection', async () => {
      const url = await createRoom(server.url);
      const [ann, bob] = [
        new Person(await newPerson(browser, options), 'Ann'),
        new Person(await newPerson(browser), 'Bob'),
      ];
      await ann.openDoor(url);
      await ann.page.locator('input[name="displayName"]').fill('Ann');
      await ann.testId('join-button').click();
      await bob.join(url);
      await ann.seesAndHears(1);
      await ann.testId('settings-button').click();
      await ann.testId('noise-suppression').waitFor();
      await expectClean(ann.page);
      await expectInside(ann.page, 'vroom-identity-form');
      await ann.testId('open-shortcuts').click();
      await ann.testId('shortcuts-switch').waitFor();
      await expectClean(ann.page);
      await expectInside(ann.page, 'vroom-shortcuts-dialog');
      await ann.page.keyboard.press('Escape');
      await ann.testId('settings-button').click();
      await ann.testId('open-statistics').click();
      await ann.testId('flow-out-camera').waitFor();
      await expectClean(ann.page);
      await expectInside(ann.page, 'vroom-statistics-dialog');
      await Promise.all([ann.page.context().close(), bob.page.context().close()]);
    });

    it('a locked door', async () => {
      const url = await createRoom(server.url, { locked: true, ownerPassword: 'the key' });
      const page = await newPerson(browser, options);
      await page.goto(url);
      await page.getByTestId('door-locked').waitFor();
      await expectClean(page);
      await page.context().close();
    });
  });
});

describe.skipIf(chromium.skip)(chromium.title('without camera and microphone'), () => {
  it.each([
    ['refused', 'blocked'],
    ['missing', 'found'],
  ] as const)('that are %s: says what is the matter, and lets one join all the same', async (devices, words) => {
    const server = await VroomServer.start();
    const browser = await launchChromium(devices);
    const url = await createRoom(server.url);
    const ann = new Person(await newPerson(browser), 'Ann');
    await ann.openDoor(url);
    await ann.testId('device-help').first().waitFor();
    expect(await ann.testId('device-help').first().innerText()).toContain(words);
    expect(await violations(ann.page)).toEqual([]);
    await ann.enter();
    await ann.testId('alone').waitFor();
    await browser.close();
    await server.stop();
  });
});
