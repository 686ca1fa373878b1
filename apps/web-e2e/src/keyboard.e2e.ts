import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { launchChromium, newPerson } from './support/chromium.ts';
import { Person } from './support/person.ts';

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

  /** Presses Tab until what has the focus fits, as a person would who looks for it. */
  async function tabTo({ page }: Person, selector: string): Promise<void> {
    for (let presses = 0; presses < 40; presses++) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${selector}`);
  }
  const byTestId = (id: string) => `[data-testid="${id}"]`;

  it('makes a room, joins, mutes, chats, asks to leave, stays, and leaves', async () => {
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
});
