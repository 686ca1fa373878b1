import type { Browser as Chromium } from 'playwright-core';
import type { Browser as Firefox, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { chromiumPath, launchChromium, newPerson } from './support/chromium.ts';
import { launchFirefox, newFirefoxPerson } from './support/firefox.ts';
import { readLinks } from './support/page-probe.ts';
import { Person } from './support/person.ts';
import { createRoom, makeOwnRoom } from './support/rooms.ts';
import { until } from './support/until.ts';

const browsers = needs('chromium', 'firefox-esr');

const byTestId = (id: string) => `[data-testid="${id}"]`;

describe.skipIf(browsers.skip)(browsers.title('Chromium and Firefox in one room'), () => {
  let server: VroomServer;
  let chromium: Chromium;
  let firefox: Firefox;

  beforeAll(async () => {
    server = await VroomServer.start();
    [chromium, firefox] = await Promise.all([launchChromium('granted', [], chromiumPath), launchFirefox()]);
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

  /** In front: who does not look gets no pictures. */
  async function seesAndHears(page: Page, count = 1): Promise<void> {
    await page.bringToFront();
    const counters = async () => (await page.evaluate(readLinks)).filter(({ state }) => state === 'connected');
    const before = await until(
      `Firefox has ${count} pictures`,
      counters,
      (links) => links.length === count && links.every(({ frames }) => frames > 0),
    );
    await until(`Firefox sees and hears ${count} others`, counters, (now) =>
      before.every((then, index) => {
        const link = now[index];
        return link !== undefined && link.frames > then.frames + 5 && link.energy > then.energy;
      }),
    );
  }

  /** Firefox draws only the page in front. */
  async function press(page: Page, ...ids: string[]): Promise<void> {
    await page.bringToFront();
    for (const id of ids) await page.locator(byTestId(id)).click();
  }

  async function say(page: Page, text: string): Promise<void> {
    await page.bringToFront();
    await page.locator(byTestId('chat-input')).fill(text);
    await press(page, 'chat-send');
  }

  async function reads(page: Page, text: string): Promise<void> {
    await page.bringToFront();
    await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
  }

  /** The mark on somebody's tile, in Firefox. */
  async function seesMark(page: Page, name: string, mark: string): Promise<void> {
    await page.bringToFront();
    await page.waitForFunction(
      (who, selector) =>
        [...document.querySelectorAll<HTMLElement>('[data-testid="tile"]:not([data-self="true"])')].some(
          (tile) => tile.textContent.includes(who) && tile.querySelector(selector),
        ),
      {},
      name,
      byTestId(mark),
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
    await reads(fox, 'from Chromium');
    await say(fox, 'from Firefox');
    await expect.poll(() => ann.chat()).toContain('from Firefox');

    await fox.locator(byTestId('mic-button')).click();
    await ann.tileOf('Fox').getByTestId('tile-muted').waitFor();
    await Promise.all([ann.page.context().close(), fox.browserContext().close()]);
  }

  it.each(['chromium first', 'firefox first'] as const)('see, hear and read each other, %s', async (order) => {
    await talk(await createRoom(server.url), order);
  });

  it('hold a meeting of three, with a chairman', async () => {
    const ann = new Person(await newPerson(chromium), 'Ann');
    const url = await makeOwnRoom(ann, server.url, 'foxes');
    const fox = await enterInFirefox(url, 'Fox');
    const vixen = await enterInFirefox(url, 'Vixen');
    await ann.seesAndHears(2);
    for (const page of [fox, vixen]) await seesAndHears(page, 2);

    for (const page of [fox, vixen]) await press(page, 'chat-button');
    await say(fox, 'from one Firefox to the other');
    await reads(vixen, 'from one Firefox to the other');
    await ann.openChat();
    await expect.poll(() => ann.chat()).toContain('from one Firefox to the other');
    for (const page of [fox, vixen]) await press(page, 'chat-button');

    await press(fox, 'mic-button', 'camera-button');
    await seesMark(vixen, 'Fox', 'tile-muted');
    await seesMark(vixen, 'Fox', 'tile-camera-off');
    await press(fox, 'mic-button', 'camera-button');
    await ann.tileOf('Fox').getByTestId('tile-camera-off').waitFor({ state: 'detached' });
    await Promise.all([ann.seesAndHears(2), seesAndHears(vixen, 2)]);

    await ann.act('mute', 'Fox');
    await seesMark(vixen, 'Fox', 'tile-moderated-muted');
    await reads(fox, 'Ann muted you.');
    await fox.waitForSelector(`${byTestId('mic-button')}[aria-pressed="false"]`);
    await ann.act('pause', 'Vixen');
    await seesMark(fox, 'Vixen', 'tile-moderated-paused');
    await vixen.bringToFront();
    await vixen.waitForSelector(`${byTestId('camera-button')}[aria-pressed="false"]`);

    await press(vixen, 'leave-button', 'question-yes');
    await vixen.waitForFunction(() => location.pathname.startsWith('/goodbye/'));
    await expect.poll(() => ann.others()).toEqual(['Fox']);
    await ann.act('kick', 'Fox');
    await ann.testId('question-yes').click();
    await fox.bringToFront();
    await fox.waitForFunction(() => location.href.includes('reason=kicked'));
    await ann.testId('alone').waitFor();
    expect(ann.problems).toEqual([]);
    await Promise.all([ann.page.context().close(), fox.browserContext().close(), vixen.browserContext().close()]);
  });
});
