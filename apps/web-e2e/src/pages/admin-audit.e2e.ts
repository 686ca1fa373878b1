import { readFile } from 'node:fs/promises';
import { RestClient } from '@vroom/api-client';
import ExcelJS from 'exceljs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../../tools/test/needs.ts';
import { expectClean, looks, smallTargets } from '../support/axe.ts';
import { newPerson } from '../support/chromium.ts';
import { Company } from '../support/company.ts';
import { adminSettings, becomeAdministrator, tabTo } from '../support/console.ts';
import { createRoom } from '../support/rooms.ts';

const chromium = needs('chromium');
const phone: BrowserContextOptions = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } };
/** Looks like a formula to a program of tables, and like a picture to a page. */
const hostile = '=1+1 <img src=x onerror=alert(1)>';
/** What Chromium writes when a test has the server refuse, or go away. */
const refused = /status of 50[03]|ERR_FAILED/;

describe.skipIf(chromium.skip)(chromium.title('the audit in the console'), () => {
  const company = new Company(refused, () => adminSettings);

  async function administrator(): Promise<Page> {
    const { page } = await company.person('Admin');
    await becomeAdministrator(page, company.server.url);
    return page;
  }

  async function open(page: Page, query = ''): Promise<void> {
    await page.goto(`${company.server.url}/admin/audit${query}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('[data-testid="audit-row"], [data-testid="audit-empty"]').first().waitFor();
  }

  const rows = (page: Page) => page.getByTestId('audit-row');
  const messages = async (page: Page) =>
    (await rows(page).locator('.message').allInnerTexts()).map((text) => text.trim());

  beforeAll(async () => {
    const client = new RestClient({ baseUrl: company.server.url });
    for (let count = 1; count <= 60; count++) await client.call('createRoom', { body: { name: `hall-${count}` } });
    const page = await newPerson(company.chromium);
    await becomeAdministrator(page, company.server.url);
    const answer = await page.request.post(`${company.server.url}/api/v1/api-keys`, {
      data: { label: hostile, admin: true },
    });
    expect(answer.status()).toBe(201);
    await page.context().close();
  });

  it('shows what happened, the newest first, and goes on to what is older', async () => {
    const page = await administrator();
    await open(page);
    await expect.poll(() => rows(page).count()).toBe(50);
    const ids = async () => rows(page).evaluateAll((found) => found.map((row) => Number(row.dataset['id'])));
    await page.getByTestId('load-more').click();
    await expect.poll(async () => (await rows(page).count()) > 60).toBe(true);
    expect(await ids()).toEqual((await ids()).toSorted((one, other) => other - one));
    const first = rows(page).first();
    const moment = (await first.locator('time').getAttribute('datetime')) ?? '';
    expect(Math.abs(Date.now() - Date.parse(moment))).toBeLessThan(120_000);
    expect(await first.locator('time').getAttribute('title')).toBe(
      `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
    );
  });

  it('finds by event, text and span, and keeps that in the address', async () => {
    const page = await administrator();
    await open(page);
    await page.getByLabel('Event', { exact: true }).selectOption('room_create');
    await page.waitForURL(/event=room_create/);
    await page.getByLabel('Text', { exact: true }).fill('HALL-17');
    await expect.poll(() => messages(page)).toEqual(['hall-17']);
    expect(await rows(page).locator('.event').innerText()).toMatch(/Room created\s+room_create/);
    await page.reload();
    await expect.poll(() => messages(page)).toEqual(['hall-17']);

    await page.getByTestId('preset-hour').click();
    await page.waitForURL(/from=/);
    const from = new URL(page.url()).searchParams.get('from') ?? '';
    expect(Math.abs(Date.now() - 3_600_000 - Date.parse(from))).toBeLessThan(60_000);
    await expect.poll(() => messages(page)).toEqual(['hall-17']);
    await page.locator('#audit-to').fill('2001-01-01T00:00');
    await page.locator('#audit-from').fill('2000-01-01T00:00');
    await page.getByTestId('audit-empty').waitFor();
    await page.getByText('This span is over').waitFor();
    await page.getByTestId('clear-filters').click();
    await expect.poll(() => rows(page).count()).toBe(50);
    expect(new URL(page.url()).search).toBe('');
  });

  it('shows hostile text as text', async () => {
    const page = await administrator();
    await open(page, '?event=admin_key');
    await expect.poll(async () => (await messages(page)).join()).toContain(hostile);
    expect(await rows(page).locator('img').count()).toBe(0);
  });

  it('shows what happens as it happens, unless somebody reads further down or wants none', async () => {
    const page = await administrator();
    await open(page, '?event=room_create');
    await createRoom(company.server.url, { name: 'just-now' });
    await expect.poll(async () => (await messages(page))[0]).toBe('just-now');

    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await createRoom(company.server.url, { name: 'below-1' });
    await createRoom(company.server.url, { name: 'below-2' });
    await page.getByRole('button', { name: '2 new events' }).click();
    await expect.poll(async () => (await messages(page)).slice(0, 2)).toEqual(['below-2', 'below-1']);
    await rows(page).first().hover();

    await page.getByTestId('audit-live').uncheck();
    await createRoom(company.server.url, { name: 'unseen' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByTestId('audit-live').check();
    await expect.poll(async () => (await messages(page))[0]).toBe('unseen');
    expect(asked.filter((url) => url.includes('after='))).not.toEqual([]);
  });

  it('goes on looking where a step finds nothing, and says how far it got', async () => {
    const page = await administrator();
    let steps = 0;
    const searchedBackTo = '2026-01-02T03:04:05.000Z';
    await page.route(/audit-events\?.*q=needle/, async (route) => {
      if (route.request().url().includes('after=')) return route.continue();
      steps++;
      const nextCursor = steps < 14 ? `step-${steps}` : null;
      const found = {
        id: 1,
        date: searchedBackTo,
        address: null,
        event: 'room_create',
        user: 'system',
        message: 'needle',
      };
      await route.fulfill({ json: { items: nextCursor === null ? [found] : [], nextCursor, searchedBackTo } });
    });
    await page.goto(`${company.server.url}/admin/audit?q=needle`);
    await page.getByTestId('searched-back').waitFor();
    await page.getByTestId('load-more').waitFor();
    expect([steps, await rows(page).count()]).toEqual([11, 0]);
    await page.getByTestId('load-more').click();
    await expect.poll(() => messages(page)).toEqual(['needle']);
    expect(steps).toBe(14);
  });

  it('saves what was asked for as a workbook', async () => {
    const page = await administrator();
    await open(page, '?event=admin_key');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-xlsx').click()]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await download.path());
    const sheet = workbook.worksheets[0];
    const events: unknown[] = [];
    const dates: unknown[] = [];
    const texts: string[] = [];
    sheet?.eachRow((row, index) => {
      if (index === 1) return;
      row.eachCell((cell) => {
        if (cell.value instanceof Date) dates.push(cell.value);
        if (cell.value === 'admin_key') events.push(cell.value);
        if (typeof cell.value === 'string') texts.push(cell.value);
      });
    });
    expect(events).toEqual(['admin_key']);
    expect(dates).toHaveLength(1);
    expect(texts.join('\n')).toContain(hostile);
    await page.getByTestId('export-xlsx').waitFor();
  });

  it('saves it as CSV', async () => {
    const page = await administrator();
    await open(page, '?event=room_create&q=hall-17');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-csv').click()]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('hall-17');
  });

  it('says how far a file has come, can be told to stop, and says what went wrong', async () => {
    const page = await administrator();
    await open(page);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/export\.csv/, async (route) => {
      await held;
      await route.abort();
    });
    await page.getByTestId('export-csv').click();
    await page.getByTestId('export-progress').waitFor();
    await page.getByTestId('export-cancel').click();
    await page.getByTestId('export-csv').waitFor();
    release();
    expect(await page.getByRole('alert').count()).toBe(0);

    const problem = { type: 'about:blank', title: 'Two exports are under way.', status: 503, code: 'unavailable' };
    await page.route(/export\.xlsx/, (route) => route.fulfill({ status: 503, json: problem }));
    await page.getByTestId('export-xlsx').click();
    await page.getByRole('alert').getByText('Two exports are under way.').waitFor();
  });

  it('is led by the keyboard alone', async () => {
    const page = await administrator();
    await open(page);
    await tabTo(page, '[data-testid="preset-today"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=/);
    await tabTo(page, '#audit-text');
    await page.keyboard.type('hall-23');
    await expect.poll(() => messages(page)).toEqual(['hall-23']);
    await page.keyboard.press('Shift+Tab');
    expect(await page.locator('#audit-event').evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it.each(looks)('%s', async (_look, options) => {
    const page = await newPerson(company.chromium, options);
    await becomeAdministrator(page, company.server.url);
    await open(page);
    await expectClean(page);
    await open(page, '?q=nothing-like-it');
    await page.getByTestId('audit-empty').waitFor();
    await expectClean(page);
    await page.context().close();
  });

  it('a thumb finds everything on a phone', async () => {
    const page = await newPerson(company.chromium, phone);
    await becomeAdministrator(page, company.server.url);
    await open(page);
    expect(await smallTargets(page)).toEqual([]);
    await page.context().close();
  });
});
