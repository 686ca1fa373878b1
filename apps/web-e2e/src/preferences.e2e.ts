import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { chromiumPath, launchChromium } from './support/chromium.ts';
import { sentSettings } from './support/device-probe.ts';
import { Guests } from './support/meetings.ts';
import type { Person } from './support/person.ts';
import { createRoom } from './support/rooms.ts';
import { until } from './support/until.ts';

const chromium = needs('chromium');

describe.skipIf(chromium.skip)(chromium.title('what a device remembers of its person'), () => {
  const guests = new Guests();
  let server: VroomServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await VroomServer.start();
    // The shell gives devices other names with each load of a page.
    browser = await launchChromium('several', [], chromiumPath);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  afterEach(() => guests.seeOff());

  async function call(): Promise<{ ann: Person; bob: Person }> {
    const url = await createRoom(server.url);
    const [ann, bob] = [await guests.come(browser, 'Ann'), await guests.come(browser, 'Bob')];
    await ann.join(url);
    await bob.join(url);
    await bob.seesAndHears(1);
    return { ann, bob };
  }

  it('is there again after a reload: name, colour, devices, layout', async () => {
    const { ann, bob } = await call();
    await ann.testId('settings-button').click();
    await ann.testId('own-name').fill('Anna');
    // Neither the one that she was given, nor his.
    const color = ann.page.locator('input[name="color"]:enabled:not(:checked)').first();
    const chosen = await color.inputValue();
    await color.check();
    await bob.tileOf('Anna').waitFor();
    await ann.page.keyboard.press('Escape');
    await ann.choose('Choose microphone and loudspeaker', 'Fake Audio Input 2');
    await ann.choose('Choose microphone and loudspeaker', 'Fake Audio Output 1');
    await ann.choose('Choose camera', 'fake_device_2');
    await ann.testId('layout-button').click();
    await ann.testId('layout-speaker').click();

    await ann.page.reload();
    await ann.testId('join-button').waitFor();
    expect(await ann.page.getByLabel('Your name').inputValue()).toBe('Anna');
    await ann.testId('join-button').click();
    await bob.seesAndHears(1);
    expect(await bob.tileOf('Anna').getAttribute('style')).toContain(`--peer-${chosen}`);
    expect(await ann.page.evaluate(sentSettings)).toMatchObject({
      audio: { label: 'Fake Audio Input 2' },
      video: { label: 'fake_device_2' },
    });
    await ann.page.getByRole('button', { name: 'Choose microphone and loudspeaker' }).click();
    await ann.page.getByRole('menuitemradio', { name: 'Fake Audio Output 1', checked: true }).waitFor();
    await ann.page.keyboard.press('Escape');
    await ann.testId('layout-button').click();
    await ann.page.locator('[data-testid="layout-speaker"][aria-checked="true"]').waitFor();
  });

  it('speaks another language at once and at the next visit, without a break in the call', async () => {
    const { ann, bob } = await call();
    await bob.say('Hello');
    await ann.openChat();
    const time = ann.page.locator('vroom-chat-list time');
    expect(await time.innerText()).toMatch(/^\d{1,2}:\d\d\s[AP]M$/);
    const links = (person: Person) =>
      person.page.evaluate(() => window.vroomProbe.links.map(({ connectionState }) => connectionState));

    await ann.testId('settings-button').click();
    await ann.page.getByLabel('Language').selectOption('fr');
    await ann.page.locator('html[lang="fr"]').waitFor();
    await ann.page.getByRole('heading', { name: 'Réglages' }).waitFor();
    await ann.page.keyboard.press('Escape');
    expect(await ann.testId('mic-button').getAttribute('aria-label')).toBe('Micro');
    await until(
      'times are as the French write them',
      () => time.innerText(),
      (text) => /^\d\d:\d\d$/.test(text),
    );
    await Promise.all([ann.seesAndHears(1), bob.seesAndHears(1)]);
    expect(await ann.others()).toEqual(['Bob']);
    // Still the only ones there ever were.
    expect([await links(ann), await links(bob)]).toEqual([['connected'], ['connected']]);

    await ann.page.reload();
    await ann.page.getByRole('button', { name: 'Entrer', exact: true }).waitFor();
    expect(await ann.page.locator('html').getAttribute('lang')).toBe('fr');
  });
});
