import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../../tools/test/needs.ts';
import { VroomServer } from '../../../../tools/test/vroom-server.ts';
import { expectClean, looks, smallTargets } from '../support/axe.ts';
import { launchChromium, newPerson } from '../support/chromium.ts';
import { adminPassword, adminSettings, signIn, tabTo } from '../support/console.ts';

const chromium = needs('chromium');

describe.skipIf(chromium.skip)(chromium.title('the settings of the console'), () => {
  let server: VroomServer;
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vroom-settings-page-'));
    const file = join(folder, 'settings.ini');
    await writeFile(file, '[rooms]\nmax_members = 12\n[turn]\nsecret_key = hush\n');
    server = await VroomServer.start({ ...adminSettings, VROOM_VIDEO_FRAME_RATE: '24', VROOM_CONFIG: file });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const open = async (page: Page, query = ''): Promise<void> => {
    await signIn(page, server.url, `/admin/settings${query}`);
    await page.locator('vroom-admin-table, [data-testid="no-settings"]').waitFor();
  };
  const names = (page: Page) =>
    page.getByTestId('setting').evaluateAll((found) => found.map((row) => row.getAttribute('data-name')));
  const row = (page: Page, name: string) => page.locator(`[data-name="${name}"]`);

  it('show what is in force and where it came from, and no secret', async () => {
    const page = await newPerson(browser);
    await open(page);
    const frameRate = await row(page, 'video.frame_rate').innerText();
    expect(frameRate).toContain('24');
    expect(frameRate).toContain('VROOM_VIDEO_FRAME_RATE');
    expect(frameRate).toContain('Environment');
    expect(await row(page, 'daemon.listen_ip').innerText()).toMatch(/127\.0\.0\.1\s+Default/);
    expect(await row(page, 'rooms.max_members').innerText()).toMatch(/12\s+File\s+\S+settings\.ini:2\s/);
    expect(await row(page, 'turn.secret_key').innerText()).toMatch(/set, not shown\s+File\s+\S+settings\.ini:4\s/);
    expect(await row(page, 'admin.password').innerText()).toContain('set, not shown');
    expect(await page.content()).not.toMatch(new RegExp(`${adminPassword}|hush`));
    expect(await row(page, 'admin.password_file').locator('.description code').innerText()).toBe(
      'npm run vroom -- admin set-password',
    );
    await page.context().close();
  });

  it('are searched with the keyboard alone, in the address', async () => {
    const page = await newPerson(browser);
    await open(page);
    const all = (await names(page)).length;
    await tabTo(page, '#settings-changed');
    await page.keyboard.press('Space');
    await page.waitForURL(/\?only=changed$/);
    // The address says it before the list does.
    await expect.poll(() => names(page)).not.toContain('daemon.listen_ip');
    const changed = await names(page);
    expect(changed.length).toBeLessThan(all);
    expect(changed).toContain('video.frame_rate');

    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('frame_r');
    await expect.poll(() => names(page)).toEqual(['video.frame_rate']);
    expect(page.url()).toContain('q=frame_r');
    await page.reload();
    await expect.poll(() => names(page)).toEqual(['video.frame_rate']);
    await tabTo(page, '#settings-search');
    await page.keyboard.press('End');
    await page.keyboard.type('zzz');
    await page.getByTestId('no-settings').waitFor();
    await tabTo(page, '[data-testid="no-settings"] button');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await names(page)).length).toBe(all);
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
  });

  it.each(looks)('are clean: %s', async (_look, options) => {
    const page = await newPerson(browser, options);
    await open(page);
    await expectClean(page);
    await page.locator('#settings-search').fill('zzz');
    await page.getByTestId('no-settings').waitFor();
    await expectClean(page);
    await page.context().close();
  });

  it('are for thumbs on a phone', async () => {
    const page = await newPerson(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
    await open(page, '?only=changed');
    expect(await smallTargets(page)).toEqual([]);
    await page.context().close();
  });
});
