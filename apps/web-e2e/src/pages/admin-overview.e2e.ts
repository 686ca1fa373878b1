import { RestClient } from '@vroom/api-client';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../../tools/test/needs.ts';
import { VroomServer } from '../../../../tools/test/vroom-server.ts';
import { expectClean, looks, smallTargets } from '../support/axe.ts';
import { launchChromium, newPerson } from '../support/chromium.ts';
import { adminSettings, signIn, tabTo } from '../support/console.ts';
import { Person } from '../support/person.ts';
import { createRoom } from '../support/rooms.ts';

const chromium = needs('chromium');
const contact = 'operator@example.org';
const byTestId = (id: string) => `[data-testid="${id}"]`;

describe.skipIf(chromium.skip)(chromium.title('the overview and the mails of the console'), () => {
  let server: VroomServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await VroomServer.start({
      ...adminSettings,
      VROOM_DAEMON_PUBLIC_URL: 'https://meet.example.org',
      // Nobody listens there, which is noticed at once.
      VROOM_EMAIL_SMTP: 'smtp://127.0.0.1:9',
      VROOM_EMAIL_FROM: 'vroom@meet.example.org',
      VROOM_EMAIL_CONTACT: contact,
      // None that there is: the default one is shown, and the console says so.
      VROOM_INTERFACE_TEMPLATE: 'gone',
    });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const figure = async (page: Page, name: string) => page.getByTestId(`${name}-figure`).locator('b').innerText();
  /** The figures of the chart as they are read out: all joins, and all that failed. */
  async function joins(page: Page): Promise<[number, number]> {
    const rows = await page.locator('vroom-hour-chart tbody tr').all();
    expect(rows).toHaveLength(24);
    const cells = await Promise.all(rows.map((row) => row.locator('td').allTextContents()));
    const sum = (column: number) => cells.reduce((all, row) => all + Number(row[column]), 0);
    return [sum(0), sum(1)];
  }

  it('says what to do first, then follows what goes on without a reload', async () => {
    const page = await newPerson(browser);
    await signIn(page, server.url);
    await page.waitForURL(/\/admin\/overview$/);
    await page.getByTestId('nothing-yet').waitFor();
    expect(await page.getByTestId('theme-problems').innerText()).toContain('There is no theme "gone"');
    await page.evaluate(() => (document.documentElement.dataset['stayed'] = 'yes'));
    expect([await figure(page, 'people'), await joins(page)]).toEqual(['0', [0, 0]]);

    const url = await createRoom(server.url, { joinPassword: 'way in' });
    const stranger = new RestClient({ baseUrl: server.url });
    const params = { name: new URL(url).pathname.slice(1) };
    const wrong = stranger.call('authenticate', { params, body: { password: 'way out' } });
    await expect(wrong).rejects.toMatchObject({ code: expect.any(String) });
    const bob = new Person(await newPerson(browser), 'Bob');
    await bob.openDoor(`${url}?audio=0&video=0`);
    await bob.testId('door-password').fill('way in');
    await bob.enter();
    await expect
      .poll(() => Promise.all(['people', 'meetings', 'rooms'].map((name) => figure(page, name))), { timeout: 15_000 })
      .toEqual(['1', '1', '1']);
    await expect.poll(() => joins(page), { timeout: 15_000 }).toEqual([1, 1]);
    expect(await page.getByRole('img', { name: /Joins: 1, failed joins: 1/ }).count()).toBe(1);
    expect(await page.getByTestId('nothing-yet').count()).toBe(0);
    await bob.leave();
    await expect.poll(() => figure(page, 'people'), { timeout: 15_000 }).toBe('0');
    expect(await page.locator('html').getAttribute('data-stayed')).toBe('yes');
    await Promise.all([page.context().close(), bob.page.context().close()]);
  });

  it('shows each hour, tests STUN and TURN, and leads on, with the keyboard alone', async () => {
    const page = await newPerson(browser);
    await signIn(page, server.url, '/admin/overview');
    await page.getByTestId('people-figure').waitFor();
    await tabTo(page, byTestId('chart-pointer'));
    const hour = () => page.getByTestId('chart-pointer').getAttribute('aria-valuetext');
    const running = await hour();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(hour).not.toBe(running);
    expect(await page.getByTestId('looked-hour').innerText()).toBe(await hour());
    await page.keyboard.press('Home');
    await expect.poll(() => page.getByTestId('chart-pointer').getAttribute('aria-valuenow')).toBe('0');

    await tabTo(page, byTestId('turn-test'));
    await page.keyboard.press('Enter');
    await page.getByTestId('turn-findings').waitFor();
    const findings = page.getByTestId('turn-findings').getByRole('listitem');
    expect(await findings.count()).toBe(4);
    expect(await findings.first().textContent()).toMatch(/Does not work:\s+No STUN server is set/);
    expect(await page.getByTestId('turn-advice').innerText()).toContain('VROOM_TURN_TURN_SERVER=');
    await page.getByRole('status').getByText('Points that need a look: 4').waitFor();

    await page.locator('h1').focus();
    await tabTo(page, byTestId('mails-figure'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/admin\/mail$/);
    await page.context().close();
  });

  it('lists a mail that waits, and keeps in the address which ones are asked for', async () => {
    const page = await newPerson(browser);
    await signIn(page, server.url, '/admin/mail');
    await new RestClient({ baseUrl: server.url }).call('sendFeedback', { body: { comment: 'a secret word' } });
    await page.getByTestId('mail').waitFor({ timeout: 15_000 });
    await expect.poll(() => page.getByTestId('mail').innerText(), { timeout: 15_000 }).toContain('ECONNREFUSED');
    const shown = await page.getByTestId('mail').innerText();
    expect(shown).toContain(contact);
    expect(shown).toContain('Feedback');
    expect(await page.content()).not.toContain('a secret word');

    await tabTo(page, byTestId('mails-failed'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/admin\/mail\?state=failed$/);
    await page.getByTestId('no-mails').waitFor();
    await page.reload();
    await page.getByTestId('no-mails').getByText('No mail was given up').waitFor();
    expect(await page.getByTestId('mails-failed').getAttribute('aria-current')).toBe('true');
    await page.goto(`${server.url}/admin/overview`);
    await expect.poll(() => figure(page, 'mails'), { timeout: 15_000 }).toBe('1');
    await page.getByTestId('mails-late').waitFor();
    await page.context().close();
  });

  it.each(looks)('passes the accessibility checks: %s', async (_look, options) => {
    const page = await newPerson(browser, { ...options, hasTouch: options.viewport?.width === 360 });
    await signIn(page, server.url, '/admin/overview');
    await page.getByTestId('people-figure').waitFor();
    await expectClean(page);
    await page.getByTestId('turn-test').click();
    await page.getByTestId('turn-findings').waitFor();
    await expectClean(page);
    if (options.viewport?.width === 360) expect(await smallTargets(page)).toEqual([]);
    await page.goto(`${server.url}/admin/mail`);
    await page.getByTestId('mail').waitFor();
    await expectClean(page);
    if (options.viewport?.width === 360) expect(await smallTargets(page)).toEqual([]);
    await page.goto(`${server.url}/admin/mail?state=sent`);
    await page.getByTestId('no-mails').waitFor();
    await expectClean(page);
    await page.context().close();
  });
});
