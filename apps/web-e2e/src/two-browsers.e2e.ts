import type { Browser as Chromium } from 'playwright-core';
import type { Browser as Firefox, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { launchChromium, newPerson } from './support/chromium.ts';
import { launchFirefox, newFirefoxPerson } from './support/firefox.ts';
import { readLinks } from './support/page-probe.ts';
import { Person } from './support/person.ts';
import { createRoom } from './support/rooms.ts';
import { until } from './support/until.ts';

const browsers = needs('chromium', 'firefox-esr');

const byTestId = (id: string) => `[data-testid="${id}"]`;

describe.skipIf(browsers.skip)(browsers.title('Chromium and Firefox in one room'), () => {
  let server: VroomServer;
  let chromium: Chromium;
  let firefox: Firefox;

  beforeAll(async () => {
    server = await VroomServer.start();
    [chromium, firefox] = await Promise.all([launchChromium(), launchFirefox()]);
  });
  afterAll(async () => {
    await Promise.all([chromium.close(), firefox.close()]);
    await server.stop();
  });

  async function enterInFirefox(url: string, name: string): Promise<Page> {
    const page = await newFirefoxPerson(firefox);
    await page.goto(url);
    await page.locator('input[name="displayName"]').fill(name);
    await page.locator(byTestId('join-button')).click();
    await page.waitForSelector(byTestId('leave-button'));
    return page;
  }

  async function seesAndHears(page: Page): Promise<void> {
    const counters = async () => (await page.evaluate(readLinks)).find(({ state }) => state === 'connected');
    const before = await until('Firefox has a picture', counters, (link) => (link?.frames ?? 0) > 0);
    await until('Firefox sees and hears the other', counters, (now) =>
      Boolean(now && before && now.frames > before.frames + 5 && now.energy > before.energy),
    );
  }

  async function talk(url: string, order: 'chromium first' | 'firefox first'): Promise<void> {
    const ann = new Person(await newPerson(chromium), 'Ann');
    const early = order === 'firefox first' ? await enterInFirefox(url, 'Fox') : undefined;
    await ann.join(url);
    const fox = early ?? (await enterInFirefox(url, 'Fox'));
    await Promise.all([ann.seesAndHears(1), seesAndHears(fox)]);
    await expect.poll(() => ann.others()).toEqual(['Fox']);

    await ann.say('from Chromium');
    await fox.locator(byTestId('chat-button')).click();
    await fox.waitForFunction(() => document.body.innerText.includes('from Chromium'));
    await fox.locator(byTestId('chat-input')).fill('from Firefox');
    await fox.locator(byTestId('chat-send')).click();
    await expect.poll(() => ann.chat()).toContain('from Firefox');

    await fox.locator(byTestId('mic-button')).click();
    await ann.tileOf('Fox').getByTestId('tile-muted').waitFor();
    await Promise.all([ann.page.context().close(), fox.browserContext().close()]);
  }

  it.each(['chromium first', 'firefox first'] as const)('see, hear and read each other, %s', async (order) => {
    await talk(await createRoom(server.url), order);
  });
});
