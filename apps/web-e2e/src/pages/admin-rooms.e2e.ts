import { RestClient } from '@vroom/api-client';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { needs } from '../../../../tools/test/needs.ts';
import { expectClean, looks, smallTargets } from '../support/axe.ts';
import { newPerson } from '../support/chromium.ts';
import { Company } from '../support/company.ts';
import { adminSettings, becomeAdministrator, tabTo } from '../support/console.ts';
import type { Person } from '../support/person.ts';
import { createRoom } from '../support/rooms.ts';

const chromium = needs('chromium');
/** What Chromium writes when the server refuses somebody who was sent out or a name, or has no such room. */
const refused = /status of 4(0[134]|22)/;
const phone: BrowserContextOptions = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } };

describe.skipIf(chromium.skip)(chromium.title('the rooms in the console'), () => {
  const company = new Company(refused, () => adminSettings);

  async function administrator(): Promise<Page> {
    const { page } = await company.person('Admin');
    await becomeAdministrator(page, company.server.url);
    return page;
  }

  async function open(page: Page, path: string): Promise<void> {
    await page.goto(`${company.server.url}/admin/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  const rows = (page: Page) => page.getByTestId('room-row');
  const firstRow = (page: Page) => rows(page).first().getByRole('link').innerText();

  it('says so while there is none', async () => {
    const page = await administrator();
    await open(page, 'rooms');
    await page.getByText('There are no rooms yet').waitFor();
  });

  describe('with many rooms', () => {
    beforeAll(async () => {
      const client = new RestClient({ baseUrl: company.server.url });
      for (let count = 1; count <= 60; count++) {
        await client.call('createRoom', { body: { name: `hall-${String(count).padStart(2, '0')}` } });
      }
      await client.call('createRoom', { body: { name: 'atelier', locked: true, ownerPassword: 'secret' } });
    });

    it('lists them page by page, in the order that was asked for', async () => {
      const page = await administrator();
      await open(page, 'rooms');
      await expect.poll(() => rows(page).count()).toBe(50);
      await page.getByTestId('load-more').click();
      await expect.poll(() => rows(page).count()).toBe(61);
      expect(await page.getByTestId('load-more').count()).toBe(0);
      expect(await firstRow(page)).toBe('atelier');

      await page.getByRole('button', { name: 'Name' }).click();
      await expect.poll(() => firstRow(page)).toBe('hall-60');
      expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');
      await page.getByRole('button', { name: 'Created' }).click();
      await expect.poll(() => firstRow(page)).toBe('atelier');
      expect(page.url()).toContain('sort=-createdAt');
      await page.reload();
      await expect.poll(() => firstRow(page)).toBe('atelier');
    });

    it('finds by a part of the name, and keeps that in the address', async () => {
      const page = await administrator();
      await open(page, 'rooms');
      await page.getByRole('searchbox').fill('ELIER');
      await expect.poll(() => rows(page).count()).toBe(1);
      await page.waitForURL(/q=ELIER/);
      await page.getByTestId('mark-locked').waitFor();
      await page.getByTestId('mark-reserved').waitFor();
      await page.reload();
      await expect.poll(() => rows(page).count()).toBe(1);
      await page.getByRole('searchbox').fill('<b>no</b>');
      await page.getByText('No room’s name has “<b>no</b>” in it').waitFor();
      await page.getByRole('button', { name: 'Show all rooms' }).click();
      await expect.poll(() => rows(page).count()).toBe(50);
      expect(await page.getByRole('searchbox').inputValue()).toBe('');
    });

    it('is led by the keyboard alone', async () => {
      const page = await administrator();
      await open(page, 'rooms');
      await rows(page).first().waitFor();
      await tabTo(page, '#rooms-search');
      await page.keyboard.type('atel');
      await expect.poll(() => rows(page).count()).toBe(1);
      await tabTo(page, '[data-testid="room-row"] a');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'atelier' }).waitFor();
      await tabTo(page, '#settings-locked');
      await page.keyboard.press('Space');
      await tabTo(page, '[data-testid="settings-save"]');
      await page.keyboard.press('Enter');
      await page.getByText('The settings are saved.').waitFor();
      await page.getByTestId('mark-locked').waitFor({ state: 'detached' });
    });
  });

  it('makes a room with its settings, and says what is wrong with a name', async () => {
    const page = await administrator();
    await open(page, 'rooms');
    await page.getByTestId('create-room').click();
    await page.getByLabel('Name', { exact: true }).fill('a room');
    await page.getByTestId('create-room-submit').click();
    await page.locator('#create-room-name[aria-invalid="true"]').waitFor();
    // What was typed is not lost by a key.
    await page.keyboard.press('Escape');
    await page.getByTestId('question-no').click();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('a room');
    await page.getByLabel('Name', { exact: true }).fill('Boardroom');
    await page.getByTestId('settings-persistent').check();
    await page.getByLabel('People at most').fill('8');
    await page.getByTestId('join-password-edit').click();
    await page.getByTestId('join-password-field').fill('open sesame');
    await page.getByTestId('create-room-submit').click();
    await page.waitForURL(/\/admin\/rooms\/boardroom$/);
    await page.getByTestId('mark-persistent').waitFor();
    await page.getByTestId('mark-protected').waitFor();
    expect(await page.getByLabel('People at most').inputValue()).toBe('8');
  });

  it('follows a meeting and moderates it without being there', async () => {
    const url = await createRoom(company.server.url, { name: 'live' });
    const page = await administrator();
    await open(page, 'rooms/live');
    await page.getByTestId('nobody').waitFor();
    const [bob, chloe] = (await company.join(url, ['Bob', 'Chloé'])) as [Person, Person];
    await Promise.all([bob.seesAndHears(1), chloe.seesAndHears(1)]);
    await expect.poll(() => page.getByTestId('member').count()).toBe(2);

    const id = (await chloe.tileOf('Bob').getAttribute('data-peer-id')) ?? '';
    const row = page.locator(`[data-testid="member"][data-peer-id="${id}"]`);
    await row.getByTestId('sign-microphone').waitFor();
    await row.getByTestId('action-mute').click();
    await row.getByTestId('sign-muted').waitFor();
    await chloe.tileOf('Bob').getByTestId('tile-moderated-muted').waitFor();
    await expect.poll(() => bob.testId('mic-button').getAttribute('aria-pressed')).toBe('false');
    await row.getByTestId('action-unmute').click();
    await chloe.tileOf('Bob').getByTestId('tile-moderated-muted').waitFor({ state: 'detached' });
    await bob.testId('hand-button').click();
    await row.getByTestId('sign-hand').waitFor();

    await row.getByTestId('action-kick').click();
    await page.getByTestId('question-yes').click();
    await bob.page.waitForURL(/\/goodbye\/.*reason=kicked/);
    await row.waitFor({ state: 'detached' });
    await page.getByTestId('readmit').click();
    await page.getByTestId('excluded').waitFor({ state: 'detached' });
    await bob.join(url);
    await expect.poll(() => page.getByTestId('member').count()).toBe(2);

    // Nobody saw an administrator come.
    await expect.poll(() => chloe.others()).toEqual(['Bob']);
    await page.getByTestId('end-meeting').click();
    await page.getByTestId('question-yes').click();
    await Promise.all([bob, chloe].map((each) => each.page.waitForURL(/\/goodbye\/.*reason=ended/)));
    await page.getByTestId('nobody').waitFor();
  });

  it('shows how many people are in a room as they come and go', async () => {
    const url = await createRoom(company.server.url, { name: 'busy' });
    const page = await administrator();
    await open(page, 'rooms?q=busy');
    const people = page.getByTestId('room-people');
    await expect.poll(() => people.innerText()).toBe('0');
    const [bob] = (await company.join(`${url}?audio=0&video=0`, ['Bob'])) as [Person];
    await expect.poll(() => people.innerText()).toBe('1');
    await bob.leave();
    await expect.poll(() => people.innerText()).toBe('0');
  });

  it('deletes a room after a question that names it', async () => {
    await createRoom(company.server.url, { name: 'old-hall' });
    const page = await administrator();
    await open(page, 'rooms/old-hall');
    await page.getByTestId('delete-room').click();
    await page.getByRole('heading', { name: 'Delete “old-hall”?' }).waitFor();
    await page.getByTestId('question-no').click();
    await page.getByTestId('delete-room').click();
    await page.getByTestId('question-yes').click();
    await page.waitForURL(/\/admin\/rooms$/);
    await page.getByText('“old-hall” is deleted.').waitFor();
    await open(page, 'rooms/old-hall');
    await page.getByTestId('room-gone').waitFor();
  });

  describe('to look at', () => {
    let url = '';
    let halls = 0;
    // Each test has its own: who was in the one before keeps their place for a while.
    beforeEach(async () => {
      url = await createRoom(company.server.url, {
        name: `a-room-whose-name-is-as-long-as-a-name-may-be-ab${(halls += 1)}`,
        locked: false,
        joinPassword: 'open sesame',
      });
    });

    it.each(looks)('%s: the list, a new room, and a room with somebody in it', async (_look, options) => {
      const page = await newPerson(company.chromium, options);
      await becomeAdministrator(page, company.server.url);
      await open(page, 'rooms');
      await rows(page).first().waitFor();
      await expectClean(page);
      await page.getByTestId('create-room').click();
      await page.getByTestId('create-room-submit').waitFor();
      await expectClean(page);
      await page.keyboard.press('Escape');
      await open(page, 'rooms?q=nothing-like-it');
      await page.getByTestId('rooms-empty').waitFor();
      await expectClean(page);

      // With the last one the meeting ends, and who was sent out may come again.
      for (const name of ['Bob', 'Chloé']) await enter(await company.person(name));
      await open(page, new URL(url).pathname.replace('/', 'rooms/'));
      await expect.poll(() => page.getByTestId('member').count()).toBe(2);
      await page.getByTestId('settings-save').waitFor();
      await expectClean(page);
      await page.getByTestId('action-kick').first().click();
      await page.getByTestId('question-yes').click();
      await page.getByTestId('excluded').waitFor();
      await expectClean(page);
      await page.context().close();
    });

    it('a thumb finds everything on a phone', async () => {
      const page = await newPerson(company.chromium, phone);
      await becomeAdministrator(page, company.server.url);
      await open(page, 'rooms');
      await rows(page).first().waitFor();
      expect(await smallTargets(page)).toEqual([]);
      const bob = await company.person('Bob');
      await enter(bob);
      await open(page, new URL(url).pathname.replace('/', 'rooms/'));
      await page.getByTestId('member').first().waitFor();
      await page.getByTestId('settings-save').waitFor();
      expect(await smallTargets(page)).toEqual([]);
      await page.context().close();
    });

    async function enter(person: Person): Promise<void> {
      await person.openDoor(`${url}?audio=0&video=0`);
      await person.testId('door-password').fill('open sesame');
      await person.enter();
    }
  });
});
