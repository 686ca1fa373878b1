import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../../tools/test/needs.ts';
import { VroomServer } from '../../../../tools/test/vroom-server.ts';
import { expectClean, looks, smallTargets } from '../support/axe.ts';
import { launchChromium, newPerson } from '../support/chromium.ts';
import { adminPassword, adminSettings, signIn, tabTo } from '../support/console.ts';
import { Person } from '../support/person.ts';
import { createRoom } from '../support/rooms.ts';

const chromium = needs('chromium');
const pages = ['overview', 'rooms', 'rooms/atelier', 'audit', 'keys', 'mail', 'settings'];
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent.trim());
/** Signs out behind the page's back, as in another tab. */
const signOutElsewhere = (page: Page) => page.evaluate(() => fetch('/api/v1/admin/session', { method: 'DELETE' }));

describe.skipIf(chromium.skip)(chromium.title('the way into the console'), () => {
  let server: VroomServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await VroomServer.start(adminSettings);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('shows nothing of any page to a stranger, and the page itself after the sign-in, under the same address', async () => {
    const page = await newPerson(browser);
    for (const path of pages) {
      await page.goto(`${server.url}/admin/${path}`);
      await page.getByTestId('admin-sign-in').waitFor();
      expect(await page.locator('vroom-console nav, .page, table').count()).toBe(0);
      expect(await page.locator('h1').allInnerTexts()).toEqual(['Administration']);
      expect(page.url()).toBe(`${server.url}/admin/${path}`);
    }
    await signIn(page, server.url, '/admin/settings?q=frame_rate&only=');
    await page.locator('[data-name="video.frame_rate"]').waitFor();
    expect(page.url()).toContain('/admin/settings?q=frame_rate');
    expect(await page.locator('nav [aria-current="page"]').innerText()).toBe('Settings');
    expect(await page.title()).toBe('Settings · VROOM');
    await page.context().close();
  });

  it('with the keyboard alone: nothing typed, a wrong password, the right one, and out again', async () => {
    const page = await newPerson(browser);
    await page.goto(`${server.url}/admin`);
    await page.getByTestId('admin-password').waitFor();
    await tabTo(page, '[data-testid="admin-submit"]');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="admin-password"][aria-invalid="true"]:focus').waitFor();
    expect(await page.locator('#admin-password-hint').innerText()).toBe('Please type the password first.');

    await page.keyboard.type('battery staple');
    await page.keyboard.press('Enter');
    await page.getByText('This is not the right password').waitFor();
    await page.locator('[data-testid="admin-password"]:focus').waitFor();
    await page.keyboard.type(adminPassword);
    await page.keyboard.press('Enter');
    await page.getByTestId('admin-sign-out').waitFor();
    expect(page.url()).toBe(`${server.url}/admin/overview`);
    await expect.poll(() => focused(page)).toBe('Overview');

    await tabTo(page, 'a[href="/admin/keys"]');
    await page.keyboard.press('Enter');
    await page.getByTestId('create-key').waitFor();
    await expect.poll(() => focused(page)).toBe('API keys');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('Sign out');
    await page.keyboard.press('Enter');
    await page.getByTestId('admin-signed-out').waitFor();
    await expect.poll(() => focused(page)).toBe('Administration');
    expect(await page.getByTestId('open-console').count()).toBe(0);
    await page.context().close();
  });

  it('comes back where the session ended meanwhile, and goes on where one was', async () => {
    const page = await newPerson(browser);
    await signIn(page, server.url, '/admin/keys');
    await tabTo(page, '[data-testid="create-key"]');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Too late');
    await tabTo(page, '[data-testid="key-scope-rooms"]');
    await page.keyboard.press('ArrowDown');
    await signOutElsewhere(page);
    await page.keyboard.press('Enter');
    await page.getByTestId('admin-ended').waitFor();
    // With what floated over the page.
    expect(await page.getByTestId('create-key-dialog').count()).toBe(0);
    expect(page.url()).toBe(`${server.url}/admin/keys`);
    await page.getByTestId('admin-password').focus();
    await page.keyboard.type(adminPassword);
    await page.keyboard.press('Enter');
    await page.getByTestId('no-keys').waitFor();
    await page.context().close();
  });

  it('switches the language without a reload, and shows the way to the console in a room to administrators alone', async () => {
    const page = await newPerson(browser);
    await signIn(page, server.url, '/admin/keys');
    await page.getByLabel('Language').selectOption('fr');
    await page.getByRole('heading', { name: 'Clés d’API' }).waitFor();
    await expect.poll(() => page.title()).toBe('Clés d’API · VROOM');
    const room = await createRoom(server.url);
    await page.goto(room);
    await page.getByTestId('open-console').waitFor();
    const stranger = new Person(await newPerson(browser), 'Ann');
    await stranger.openDoor(room);
    expect(await stranger.testId('open-console').count()).toBe(0);
    await Promise.all([page.context().close(), stranger.page.context().close()]);
  });

  it.each(looks)('is clean: %s', async (_look, options) => {
    const page = await newPerson(browser, options);
    await page.goto(`${server.url}/admin`);
    await page.getByTestId('admin-password').fill('battery staple');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="admin-password"][aria-invalid="true"]').waitFor();
    await expectClean(page);
    await signIn(page, server.url);
    await expectClean(page);
    await page.getByTestId('admin-sign-out').click();
    await page.getByTestId('admin-signed-out').waitFor();
    await expectClean(page);
    await page.context().close();
  });

  it('is for thumbs on a phone, and the rail shows where one is', async () => {
    const page = await newPerson(browser, phone);
    await page.goto(`${server.url}/admin`);
    await page.getByTestId('admin-password').waitFor();
    expect(await smallTargets(page)).toEqual([]);
    await signIn(page, server.url, '/admin/settings');
    const current = page.locator('nav [aria-current="page"]');
    await expect.poll(() => current.evaluate((link) => link.getBoundingClientRect().right)).toBeLessThanOrEqual(360);
    await page.context().close();
  });
});

describe.skipIf(chromium.skip)(chromium.title('a console that'), () => {
  it('nobody can open says how to open it, and opens once that is done', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'vroom-console-')), 'admin-password');
    const server = await VroomServer.start({ VROOM_ADMIN_PASSWORD_FILE: file });
    const browser = await launchChromium();
    const page = await newPerson(browser, { ...phone, locale: 'fr-FR', colorScheme: 'dark' });
    await page.goto(`${server.url}/admin/audit`);
    await page.getByTestId('admin-closed').waitFor();
    expect(await page.locator('code').innerText()).toBe('npm run vroom -- admin set-password');
    expect(await page.getByTestId('admin-password').count()).toBe(0);
    await expectClean(page);
    expect(await smallTargets(page)).toEqual([]);
    await tabTo(page, '[data-testid="copy"]');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Copié').waitFor();
    await writeFile(file, adminPassword);
    await tabTo(page, '[data-testid="admin-look-again"]');
    await page.keyboard.press('Enter');
    await page.locator('[data-testid="admin-password"]:focus').waitFor();
    await page.keyboard.type(adminPassword);
    await page.keyboard.press('Enter');
    await page.getByTestId('admin-sign-out').waitFor();
    await browser.close();
    await server.stop();
  });

  it('is throttled counts down, and lets one in after that', async () => {
    const server = await VroomServer.start(adminSettings);
    const browser = await launchChromium();
    const page = await newPerson(browser);
    await page.goto(`${server.url}/admin`);
    const field = page.getByTestId('admin-password');
    await field.waitFor();
    const wait = page.getByTestId('password-wait');
    for (let tries = 0; tries < 30 && (await wait.count()) === 0; tries++) {
      await field.fill(`wrong ${tries}`);
      const answer = page.waitForResponse((response) => response.url().endsWith('/admin/session'));
      await page.keyboard.press('Enter');
      await (await answer).finished();
      await page.locator('[data-testid="admin-submit"]:not([aria-busy])').waitFor();
    }
    expect(await wait.innerText()).toMatch(/Please wait \d+ /);
    await expectClean(page);
    await wait.waitFor({ state: 'detached', timeout: 60_000 });
    await field.fill(adminPassword);
    await page.keyboard.press('Enter');
    await page.getByTestId('admin-sign-out').waitFor();
    await browser.close();
    await server.stop();
  });

  it('stands behind a proxy that knows who it is asks nothing', async () => {
    const server = await VroomServer.start({
      VROOM_ADMIN_PROXY_HEADER: 'X-Remote-User',
      VROOM_ADMIN_PROXY_ADDRESSES: '127.0.0.1',
    });
    const browser = await launchChromium();
    const known = await newPerson(browser, { extraHTTPHeaders: { 'X-Remote-User': 'ann' } });
    await known.goto(`${server.url}/admin/keys`);
    await known.getByTestId('no-keys').waitFor();
    await known.getByTestId('admin-sign-out').click();
    // Not in again by itself: somebody wanted to be out.
    await known.getByTestId('admin-proxy').waitFor();
    await expectClean(known);
    await tabTo(known, '[data-testid="admin-proxy"]');
    await known.keyboard.press('Enter');
    await known.getByTestId('no-keys').waitFor();

    const stranger = await newPerson(browser);
    await stranger.goto(`${server.url}/admin/keys`);
    await stranger.getByTestId('admin-sign-in').waitFor();
    expect(await stranger.getByTestId('admin-sign-out').count()).toBe(0);
    await browser.close();
    await server.stop();
  });
});
