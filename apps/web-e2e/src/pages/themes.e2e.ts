import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../../tools/test/needs.ts';
import { VroomServer } from '../../../../tools/test/vroom-server.ts';
import { expectClean, looks } from '../support/axe.ts';
import { launchChromium, newPerson } from '../support/chromium.ts';

const chromium = needs('chromium');
const included = new URL('../../../api/assets/themes/orchard/', import.meta.url).pathname;
/** What somebody would write who wants a script to run, wherever a theme takes HTML or texts. */
const attack =
  '<img src=x onerror="window.hit=1"><svg onload="window.hit=1"></svg><a href="javascript:window.hit=1">go</a>';

describe.skipIf(chromium.skip)(chromium.title('a theme'), () => {
  let themes: string;
  let server: VroomServer;
  let hostile: VroomServer;
  let browser: Browser;

  beforeAll(async () => {
    themes = await mkdtemp(join(tmpdir(), 'vroom-themes-'));
    await mkdir(join(themes, 'hostile'));
    await cp(included, join(themes, 'orchard'), { recursive: true });
    const theme = {
      name: attack.slice(0, 50),
      welcome: `<p>Come in</p>${attack}`,
      texts: { en: { 'home.title': attack, 'home.field.open': 'Donaudampfschifffahrtsgesellschaftskapitän' } },
    };
    await writeFile(join(themes, 'hostile', 'theme.json'), JSON.stringify(theme));
    const started = (template: string, more = {}) =>
      VroomServer.start({ VROOM_DIRECTORIES_THEMES: themes, VROOM_INTERFACE_TEMPLATE: template, ...more });
    [server, hostile, browser] = await Promise.all([
      started('orchard', { VROOM_INTERFACE_NAME: 'The Orchard' }),
      started('hostile', { VROOM_INTERFACE_POWERED_BY: `By us ${attack}`, VROOM_INTERFACE_NAME: attack.slice(0, 60) }),
      launchChromium(),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([server.stop(), hostile.stop()]);
    await rm(themes, { recursive: true });
  });

  const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  it.each(looks)('is all there when the page is first drawn: %s', async (_look, options) => {
    const page = await newPerson(browser, options);
    await page.goto(server.url, { waitUntil: 'commit' });
    // The style sheet holds the page back until it is there, so no other colour was ever seen.
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    expect(await background(page)).toBe(options.colorScheme === 'dark' ? 'rgb(27, 18, 22)' : 'rgb(253, 247, 238)');
    const french = options.locale === 'fr-FR';
    const words = french ? 'Retrouvons-nous sous les arbres.' : 'Meet under the trees.';
    expect(await page.locator('h1').innerText()).toBe(words);
    expect(await page.getByTestId('welcome').innerText()).toContain(
      french ? 'Bienvenue au verger' : 'Welcome to the orchard',
    );
    expect(await page.getByTestId('powered-by').innerText()).toContain(french ? 'Cultivé' : 'Grown');
    expect(await page.title()).toContain('The Orchard');
    const logo = page.locator('vroom-logo img');
    await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    const shown = await logo.evaluate((image: HTMLImageElement) => image.currentSrc);
    expect(shown).toContain(options.colorScheme === 'dark' ? 'theme/logo_dark?v=' : 'theme/logo?v=');
    await expectClean(page);
    await page.context().close();
  });

  it('follows the language, without a reload', async () => {
    const page = await newPerson(browser);
    await page.goto(server.url);
    await page.locator('vroom-language-menu select').selectOption({ label: 'Français' });
    await expect.poll(() => page.locator('h1').innerText()).toBe('Retrouvons-nous sous les arbres.');
    expect(await page.getByTestId('welcome').innerText()).toContain('Bienvenue');
    await page.context().close();
  });

  it('runs no script, whatever it says', async () => {
    const page = await newPerson(browser);
    await page.goto(hostile.url);
    await page.getByTestId('welcome').waitFor();
    expect(await page.locator('h1').innerText()).toBe(attack);
    expect(await page.getByTestId('welcome').innerHTML()).toBe('<p>Come in</p><a rel="noopener noreferrer">go</a>');
    expect(await page.getByTestId('powered-by').innerText()).toBe('By us go');
    await page.getByTestId('welcome').getByText('go').click();
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(await page.locator('main img, main svg[onload], footer img').count()).toBe(0);

    // Words without an end stay within the page all the same.
    await page.setViewportSize({ width: 320, height: 568 });
    await page.waitForFunction(() => document.documentElement.clientWidth <= 320);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });

  it('shows a drawing as a page of its own that may do nothing', async () => {
    const page = await newPerson(browser);
    const drawing = await readFile(join(included, 'logo.svg'), 'utf8');
    const answer = await page.goto(`${server.url}/api/v1/theme/logo`);
    expect(await answer?.text()).toBe(drawing);
    expect(await page.evaluate(() => self.origin)).toBe('null');
    await page.context().close();
  });
});
