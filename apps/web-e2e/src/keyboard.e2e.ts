import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { launchChromium, newPerson } from './support/chromium.ts';
import { Person } from './support/person.ts';
import { makeOwnRoom } from './support/rooms.ts';

const chromium = needs('chromium');

describe.skipIf(chromium.skip)(chromium.title('with the keyboard alone'), () => {
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

  /** Presses a key until what has the focus fits, as a person would who looks for it. */
  async function pressTo({ page }: Person, key: string, selector: string): Promise<void> {
    for (let presses = 0; presses < 40; presses++) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${key} never came to ${selector}`);
  }
  const tabTo = (who: Person, selector: string) => pressTo(who, 'Tab', selector);
  const arrowTo = (who: Person, selector: string) => pressTo(who, 'ArrowDown', selector);
  const byTestId = (id: string) => `[data-testid="${id}"]`;

  it('makes a room, joins, mutes, chats, moderates, asks to leave, stays, and leaves', async () => {
    const ann = new Person(await newPerson(browser), 'Ann');
    const { page } = ann;
    await page.goto(server.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await tabTo(ann, 'input[type="text"]');
    await page.keyboard.type('by-hand');
    await page.keyboard.press('Enter');
    await ann.testId('join-button').waitFor();
    await tabTo(ann, 'input[name="displayName"]');
    await page.keyboard.type('Ann');
    await page.keyboard.press('Enter');
    await ann.testId('leave-button').waitFor();

    const bob = new Person(await newPerson(browser), 'Bob');
    await bob.join(`${server.url}/by-hand`);
    await ann.seesAndHears(1);

    // Under load the microphone may still be opening; until then there is nothing to mute.
    await page.locator(`${byTestId('mic-button')}[aria-pressed="true"]`).waitFor();
    await tabTo(ann, byTestId('mic-button'));
    await page.keyboard.press('Space');
    await bob.tileOf('Ann').getByTestId('tile-muted').waitFor();
    await page.locator(`${byTestId('mic-button')}[aria-pressed="false"]`).waitFor();

    await tabTo(ann, byTestId('chat-button'));
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('[data-testid="chat-input"]'));
    await page.keyboard.type('no mouse');
    await page.keyboard.press('Enter');
    await bob.openChat();
    await expect.poll(() => bob.chat()).toContain('no mouse');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.matches('[data-testid="chat-button"]'));

    await tabTo(ann, `[data-testid="tile"]:not([data-self="true"]) ${byTestId('tile-menu')}`);
    await page.keyboard.press('Enter');
    await page.locator('[role="menu"] :focus').waitFor();
    await arrowTo(ann, byTestId('action-mute'));
    await page.keyboard.press('Enter');
    await bob.isTold('Ann muted you.');
    await page.waitForFunction(() => document.activeElement?.matches('[data-testid="tile-menu"]'));

    await tabTo(ann, byTestId('leave-button'));
    await page.keyboard.press('Enter');
    await ann.testId('question-yes').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.matches('[data-testid="leave-button"]'));
    await page.keyboard.press('Enter');
    await tabTo(ann, byTestId('question-yes'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/goodbye\/by-hand$/);
    await expect.poll(() => bob.others()).toEqual([]);
  });

  it('opens the settings of a room, changes them, and comes back to where it was', async () => {
    const ann = new Person(await newPerson(browser), 'Ann');
    const { page } = ann;
    await makeOwnRoom(ann, server.url, 'set-by-hand');
    const focusIs = (id: string) => page.waitForFunction((css) => document.activeElement?.matches(css), byTestId(id));
    const openSettings = async () => {
      await tabTo(ann, byTestId('chairman-button'));
      await page.keyboard.press('Enter');
      await focusIs('lock-room');
      await page.keyboard.press('ArrowDown');
      await focusIs('room-settings');
      await page.keyboard.press('Enter');
      await ann.testId('settings-save').waitFor();
    };

    await openSettings();
    await tabTo(ann, byTestId('settings-ask-name'));
    await page.keyboard.press('Space');
    await tabTo(ann, byTestId('join-password-edit'));
    await page.keyboard.press('Enter');
    await focusIs('join-password-field');
    await page.keyboard.type('way in');
    await tabTo(ann, byTestId('notify'));
    await page.keyboard.type('bob@example.org');
    await page.keyboard.press('Enter');
    await ann.testId('address').waitFor();
    await focusIs('notify');
    // With an empty field, Enter means the whole form.
    await page.keyboard.press('Enter');
    await ann.testId('settings-save').waitFor({ state: 'detached' });
    await focusIs('chairman-button');

    await openSettings();
    expect(await ann.testId('settings-ask-name').isChecked()).toBe(true);
    await tabTo(ann, byTestId('join-password-remove'));
    await page.keyboard.press('Enter');
    await focusIs('join-password-undo');
    await tabTo(ann, '[data-testid="address"] button');
    await page.keyboard.press('Enter');
    await focusIs('notify');
    // The focus never leaves the dialog, however long one goes on.
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('vroom-settings-dialog') !== null)).toBe(true);
    }
    await page.keyboard.press('Escape');
    await ann.testId('question-yes').waitFor();
    await tabTo(ann, byTestId('question-yes'));
    await page.keyboard.press('Enter');
    await ann.testId('settings-save').waitFor({ state: 'detached' });
    await focusIs('chairman-button');
  });
});
