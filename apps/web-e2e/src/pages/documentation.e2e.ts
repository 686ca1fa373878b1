import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../../tools/test/needs.ts';
import { VroomServer } from '../../../../tools/test/vroom-server.ts';
import { expectClean, looks, smallTargets } from '../support/axe.ts';
import { launchChromium, newPerson } from '../support/chromium.ts';
import { tabTo } from '../support/console.ts';

const chromium = needs('chromium');

describe.skipIf(chromium.skip)(chromium.title('the documentation and the page about VROOM'), () => {
  let server: VroomServer;
  let plain: VroomServer;
  let browser: Browser;

  beforeAll(async () => {
    [server, plain, browser] = await Promise.all([
      VroomServer.start({ VROOM_INTERFACE_DEMO: '1' }),
      VroomServer.start(),
      launchChromium(),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([server.stop(), plain.stop()]);
  });

  const heading = (page: Page) => page.locator('main h1').innerText();
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);
  /** How far below the upper edge something stands. */
  const top = (page: Page, id: string) =>
    page.locator(`[id="${id}"]`).evaluate((element) => element.getBoundingClientRect().top);

  it('lead from the start by the keyboard to a guide, and from page to page', async () => {
    const page = await newPerson(browser);
    await page.goto(server.url);
    await tabTo(page, '[data-testid="open-about"]');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-testid="read-documentation"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/documentation$/);
    await page.getByRole('link', { name: 'Chairing a meeting' }).click();
    await page.waitForURL(/\/documentation\/guide\/chairing$/);
    expect(await heading(page)).toBe('Chairing a meeting');
    expect(await page.title()).toBe('Chairing a meeting · VROOM');
    expect(await page.locator('nav a[aria-current="page"]').innerText()).toBe('Chairing a meeting');

    // The address of a heading is no other page.
    await page.locator('#end .anchor').click();
    await expect.poll(() => focused(page)).toBe('end');
    expect(await page.title()).toBe('Chairing a meeting · VROOM');

    // A link in the text leads on without loading the app anew, to the right place of the other page.
    await page.evaluate(() => Object.assign(window, { same: true }));
    await page.locator('.prose').getByRole('link', { name: 'settings' }).click();
    await page.waitForURL(/\/documentation\/guide\/room#delete-the-room$/);
    await expect.poll(() => focused(page)).toBe('delete-the-room');
    expect(await page.evaluate(() => 'same' in window)).toBe(true);
    await page.goBack();
    await expect.poll(() => heading(page)).toBe('Chairing a meeting');
    await page.context().close();
  });

  it('are opened at a heading by a link from outside, in the language of whoever opens it', async () => {
    const page = await newPerson(browser, { locale: 'fr-FR' });
    await page.goto(`${server.url}/documentation/guide/room#supprimer-le-salon`);
    await expect.poll(() => focused(page)).toBe('supprimer-le-salon');
    expect(await top(page, 'supprimer-le-salon')).toBeLessThan(800);
    expect(await heading(page)).toBe('Les réglages du salon');
    await page.locator('vroom-language-menu select').selectOption('en');
    await expect.poll(() => heading(page)).toBe("The room's settings");
    await page.goto(`${server.url}/documentation/turn`);
    await page.locator('vroom-language-menu select').selectOption('fr');
    await page.getByText('Pour qui gère le serveur').waitFor();
    expect(await page.locator('article').getAttribute('lang')).toBe('en');

    // Far down in the contents it is in sight there too, and one skips all of them.
    await page.goto(`${server.url}/documentation/performance`);
    const current = page.locator('nav a[aria-current="page"]');
    await expect.poll(() => current.evaluate((link) => link.getBoundingClientRect().bottom)).toBeLessThan(800);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('h1:focus').waitFor();
    await page.context().close();
  });

  it('are searched by the keyboard, without accents and with a letter wrong', async () => {
    const page = await newPerson(browser, { locale: 'fr-FR' });
    await page.goto(`${server.url}/documentation/guide/chat`);
    await page.locator('article').waitFor();
    // On a French keyboard it takes the shift key.
    const slash = { key: '/', shiftKey: true, bubbles: true };
    await page.locator('body').dispatchEvent('keydown', slash);
    await page.locator('#documentation-search:focus').waitFor();
    await page.keyboard.type('ecran partge');
    const results = page.getByTestId('search-results');
    await results.getByText('Partager votre écran').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/documentation\/guide\/sharing/);
    await expect.poll(() => results.count()).toBe(0);
    await page.locator('#documentation-search').fill('xyzzyx');
    await expect.poll(() => results.innerText()).toContain('Rien n’a été trouvé');
    await page.keyboard.press('Escape');
    await expect.poll(() => results.count()).toBe(0);

    // Who dictates has turned single keys off in a room.
    await page.evaluate(() => localStorage.setItem('vroom.preferences', JSON.stringify({ shortcuts: false })));
    await page.goto(`${server.url}/documentation/guide/chat`);
    await page.locator('article').waitFor();
    await page.locator('body').dispatchEvent('keydown', slash);
    expect(await focused(page)).toBe('');
    await page.context().close();
  });

  it('are not there unless they are wanted', async () => {
    const page = await newPerson(browser);
    for (const [path, base] of [
      ['/documentation', plain.url],
      ['/documentation/turn', plain.url],
      ['/documentation/nothing', server.url],
    ]) {
      await page.goto(`${base}${path}`);
      expect(await heading(page)).toBe('There is nothing here');
    }
    await page.goto(`${plain.url}/about`);
    await page.getByTestId('version').waitFor();
    expect(await page.getByTestId('read-documentation').count()).toBe(0);
    expect(await page.getByTestId('open-documentation').count()).toBe(0);
    await page.context().close();
  });

  it('say whose work VROOM is made of', async () => {
    const page = await newPerson(browser);
    await page.goto(`${server.url}/about`);
    expect(await page.getByTestId('version').innerText()).toMatch(/^\d+\.\d+\.\d+$/);
    const app = page.getByTestId('credits-app');
    await app.locator('summary').click();
    expect(await app.locator('li').filter({ hasText: '@angular/core' }).innerText()).toContain('MIT');
    const house = page.getByTestId('credits-server');
    await house.locator('summary').click();
    expect(await house.locator('li').filter({ hasText: '@nestjs/core' }).innerText()).toContain('MIT');
    await page.context().close();
  });

  it.each(looks)('are clean: %s', async (_look, options) => {
    const page = await newPerson(browser, options);
    for (const path of ['documentation', 'documentation/guide/chairing', 'documentation/integrators/rest', 'about']) {
      await page.goto(`${server.url}/${path}`);
      await page.locator('main h1').waitFor();
      await page.locator('vroom-contents-list a, summary').first().waitFor({ state: 'attached' });
      await expectClean(page);
    }
    await page.context().close();
  });

  it('are for thumbs, and printed without what stands around them', async () => {
    const page = await newPerson(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    await page.goto(`${server.url}/documentation/guide/hands`);
    await page.getByTestId('open-contents').tap();
    await page.getByRole('navigation').getByRole('link', { name: 'Sharing your screen' }).tap();
    await expect.poll(() => heading(page)).toBe('Sharing your screen');
    expect(await page.locator('#documentation-contents').isVisible()).toBe(false);
    expect((await smallTargets(page)).filter((each) => !each.startsWith('Link to'))).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    for (const around of ['header', 'footer', '.side', '.neighbours'])
      expect(await page.locator(around).first().isVisible(), around).toBe(false);
    expect(await page.locator('.prose').first().isVisible()).toBe(true);
    await page.context().close();
  });
});
