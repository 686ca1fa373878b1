import { RestClient } from '@vroom/api-client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../../tools/test/needs.ts';
import { VroomServer } from '../../../../tools/test/vroom-server.ts';
import { expectClean, expectInside, looks, smallTargets } from '../support/axe.ts';
import { launchChromium, newPerson } from '../support/chromium.ts';
import { adminSettings, signIn, tabTo } from '../support/console.ts';
import { createRoom } from '../support/rooms.ts';

const chromium = needs('chromium');
const byTestId = (id: string) => `[data-testid="${id}"]`;

describe.skipIf(chromium.skip)(chromium.title('the keys of the console'), () => {
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

  const rows = (page: Page) => page.getByTestId('key-label').allInnerTexts();
  /** What a key lets one read: the list of all keys, or nothing. */
  const listWith = (apiKey: string) => new RestClient({ baseUrl: server.url, apiKey }).call('listApiKeys', {});

  /** Opens the form and gives it a label. */
  async function beginKey(page: Page, label: string): Promise<void> {
    await tabTo(page, byTestId('create-key'));
    await page.keyboard.press('Enter');
    await page.locator('#create-key-heading:focus').waitFor();
    await tabTo(page, '#key-label');
    await page.keyboard.type(label);
  }

  it('are made, shown once, copied, used and revoked, with the keyboard alone', async () => {
    const page = await newPerson(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
    await signIn(page, server.url, '/admin/keys');
    await page.getByTestId('no-keys').waitFor();
    await beginKey(page, 'Intranet <b>& co</b>');
    await tabTo(page, byTestId('key-scope-rooms'));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, '#key-expiry');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, byTestId('key-submit'));
    await page.keyboard.press('Enter');

    await page.getByTestId('new-key').waitFor();
    await page.locator('#create-key-heading:focus').waitFor();
    const key = await page.getByTestId('new-key').locator('code').innerText();
    // It would be lost, and nobody has said that it was copied.
    await page.keyboard.press('Escape');
    await tabTo(page, byTestId('copy'));
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
    expect((await listWith(key)).items.map(({ label }) => label)).toEqual(['Intranet <b>& co</b>']);
    await tabTo(page, byTestId('key-done'));
    await page.keyboard.press('Enter');

    await page.getByTestId('key').waitFor();
    await page.locator(`${byTestId('create-key')}:focus`).waitFor();
    await expect.poll(() => rows(page)).toEqual(['Intranet <b>& co</b>']);
    expect(await page.content()).not.toContain(key);
    expect(await page.getByTestId('key').innerText()).toContain('Everything');

    await tabTo(page, byTestId('revoke-key'));
    await page.keyboard.press('Enter');
    await page.getByTestId('question-yes').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('question-yes').waitFor({ state: 'detached' });
    expect(await rows(page)).toHaveLength(1);
    await page.keyboard.press('Enter');
    await page.locator(`${byTestId('question-yes')}:focus`).waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('no-keys').waitFor();
    await page.locator('h1:focus').waitFor();
    await expect(listWith(key)).rejects.toMatchObject({ code: 'invalid_key' });
    await page.context().close();
  });

  it('for rooms say what is missing, and which room there is not', async () => {
    await createRoom(server.url, { name: 'atelier' });
    const page = await newPerson(browser);
    await signIn(page, server.url, '/admin/keys');
    await page.getByTestId('create-key').waitFor();
    await beginKey(page, '');
    await tabTo(page, byTestId('key-submit'));
    await page.keyboard.press('Enter');
    await page.locator('#key-label[aria-invalid="true"]:focus').waitFor();
    await page.keyboard.type('Front desk');
    // Nothing typed is lost by a key.
    await page.keyboard.press('Escape');
    await page.getByTestId('question-yes').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#key-label:focus').waitFor();
    await tabTo(page, '#key-room-0');
    expect(await page.locator('#key-rooms-problem').innerText()).toBe('Please name a room.');
    await page.keyboard.type('atelier');
    await expect.poll(() => page.locator('#key-rooms-problem').innerText()).toBe('');
    await page.keyboard.press('Tab');
    await page.keyboard.type('owner');
    await tabTo(page, byTestId('key-add-room'));
    await page.keyboard.press('Enter');
    await page.locator('#key-room-1:focus').waitFor();
    await page.keyboard.type('never-made');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.locator('#key-room-1').focus();
    await tabTo(page, '[aria-label="Take out room 2"]');
    await page.keyboard.press('Enter');
    await page.locator('#key-room-0:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId('key-done').waitFor();
    await tabTo(page, byTestId('key-done'));
    await page.keyboard.press('Enter');
    await page.getByTestId('key').waitFor();
    // The list is asked for anew once the key was seen.
    await expect.poll(async () => (await page.getByTestId('key').allInnerTexts()).join()).toMatch(/atelier\s+owner/);
    await page.context().close();
  });

  it.each(looks)('are clean: %s', async (_look, options) => {
    const page = await newPerson(browser, options);
    await signIn(page, server.url, '/admin/keys');
    await page.getByTestId('create-key').click();
    await page.getByTestId('key-submit').click();
    await page.locator('[aria-invalid="true"]').first().waitFor();
    await expectClean(page);
    await expectInside(page, 'vroom-create-key');
    await page.locator('#key-label').fill('A label without a place to break it'.replaceAll(' ', ''));
    await page.getByTestId('key-scope-admin').check();
    await page.locator('#key-expiry').selectOption('date');
    await page.locator('#key-until').fill('2099-01-01T10:00');
    await page.getByTestId('key-submit').click();
    await page.getByTestId('new-key').waitFor();
    await expectClean(page);
    await expectInside(page, 'vroom-create-key');
    await page.getByTestId('key-done').click();
    await page.getByTestId('revoke-key').first().waitFor();
    await expectClean(page);
    await page.getByTestId('revoke-key').first().click();
    await page.getByTestId('question-yes').waitFor();
    await expectClean(page);
    await page.context().close();
  });

  it('are for thumbs on a phone', async () => {
    const page = await newPerson(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    await signIn(page, server.url, '/admin/keys');
    await page.getByTestId('revoke-key').first().waitFor();
    expect(await smallTargets(page)).toEqual([]);
    await page.getByTestId('create-key').click();
    await page.getByTestId('key-add-room').click();
    expect(await smallTargets(page)).toEqual([]);
    await page.context().close();
  });
});
