import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { needs } from '../../../../tools/test/needs.ts';
import { newPerson } from '../support/chromium.ts';
import { Company } from '../support/company.ts';
import { adminSettings, becomeAdministrator, pressTo, tabTo } from '../support/console.ts';
import type { Person } from '../support/person.ts';
import { createRoom } from '../support/rooms.ts';

const chromium = needs('chromium');

describe.skipIf(chromium.skip)(chromium.title('one room in the console'), () => {
  const company = new Company(undefined, () => adminSettings);

  async function open(page: Page, path: string): Promise<void> {
    await becomeAdministrator(page, company.server.url);
    await page.goto(`${company.server.url}/admin/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  }

  it('deletes the chat of a meeting for everybody, after a question', async () => {
    const url = await createRoom(company.server.url, { name: 'talk' });
    const [bob, chloe] = (await company.join(`${url}?audio=0&video=0`, ['Bob', 'Chloé'])) as [Person, Person];
    await bob.say('a secret');
    await chloe.openChat();
    await expect.poll(() => chloe.chat()).toContain('a secret');

    const { page } = await company.person('Admin');
    await open(page, 'rooms/talk');
    await page.getByTestId('wipe-chat').click();
    await page.getByTestId('question-no').click();
    await page.getByTestId('question-no').waitFor({ state: 'detached' });
    await page.getByTestId('wipe-chat').click();
    await page.getByTestId('question-yes').click();
    await page.getByText('The chat is deleted for everybody.').waitFor();
    for (const each of [bob, chloe]) await expect.poll(() => each.testId('chat-entry').count()).toBe(0);

    // The meeting goes on, and so does its chat.
    await chloe.say('a new page');
    await expect.poll(() => bob.chat()).toContain('a new page');
    expect(await bob.chat()).not.toContain('a secret');
  });

  describe('with changes that are not saved', () => {
    const locked = (page: Page) => page.getByTestId('settings-locked');
    const question = (page: Page) => page.getByRole('alertdialog', { name: 'Discard your changes?' });

    /** By way of the list, so that there is something to go back to. */
    async function change(name: string): Promise<Page> {
      await createRoom(company.server.url, { name });
      const { page } = await company.person('Admin');
      await open(page, 'rooms');
      await page.getByRole('link', { name }).click();
      await page.waitForURL(`**/admin/rooms/${name}`);
      await locked(page).check();
      return page;
    }

    async function staysAt(page: Page, name: string): Promise<void> {
      await question(page).waitFor({ state: 'detached' });
      await page.waitForURL(`**/admin/rooms/${name}`);
      expect(await locked(page).isChecked()).toBe(true);
    }

    it('asks who leaves by the keyboard, and gives the focus back', async () => {
      const page = await change('by-keys');
      await pressTo(page, 'Shift+Tab', '.back');
      await page.keyboard.press('Enter');
      await question(page).waitFor();
      await tabTo(page, '[data-testid="question-no"]');
      await page.keyboard.press('Enter');
      await staysAt(page, 'by-keys');
      await expect.poll(() => page.evaluate(() => document.activeElement?.matches('.back'))).toBe(true);
      await page.keyboard.press('Enter');
      await question(page).waitFor();
      await tabTo(page, '[data-testid="question-yes"]');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/admin/rooms');
      await page.getByRole('link', { name: 'by-keys' }).click();
      await page.getByTestId('settings-save').waitFor();
      expect(await locked(page).isChecked()).toBe(false);
    });

    it('asks who goes back, as often as they do, and who signs out', async () => {
      const page = await change('by-history');
      for (const _time of ['once', 'and again']) {
        await page.goBack();
        await question(page).getByTestId('question-no').click();
        await staysAt(page, 'by-history');
      }
      await page.getByTestId('admin-sign-out').click();
      await question(page).getByTestId('question-no').click();
      await staysAt(page, 'by-history');
      await page.goBack();
      await question(page).getByTestId('question-yes').click();
      await page.waitForURL('**/admin/rooms');
      await page.getByRole('heading', { level: 1, name: 'Rooms' }).waitFor();
    });

    it('has the browser ask who closes the tab, until they are saved', async () => {
      const page = await change('by-closing');
      // Whether the page would hold who leaves, which it does from the next picture on.
      const holds = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
      await expect.poll(holds).toBe(true);
      const asked = page.waitForEvent('dialog');
      await page.close({ runBeforeUnload: true });
      const dialog = await asked;
      expect(dialog.type()).toBe('beforeunload');
      await dialog.dismiss();
      await staysAt(page, 'by-closing');
      await page.getByTestId('settings-save').click();
      await page.getByText('The settings are saved.').waitFor();
      await page.locator('.back').click();
      await page.waitForURL('**/admin/rooms');
      await page.goBack();
      await page.getByTestId('settings-save').waitFor();
      expect(await locked(page).isChecked()).toBe(true);
      const closed = page.waitForEvent('close');
      await page.close({ runBeforeUnload: true });
      await closed;
    });

    it('asks nobody about a room that is deleted', async () => {
      const page = await change('to-go');
      await page.getByTestId('delete-room').click();
      await page.getByTestId('question-yes').click();
      await page.waitForURL('**/admin/rooms');
      await page.getByText('“to-go” is deleted.').waitFor();
      expect(await question(page).count()).toBe(0);
    });
  });

  it('says when what it shows may be old, for as long as that is so', async () => {
    await createRoom(company.server.url, { name: 'cut-off' });
    const page = await newPerson(company.chromium);
    await open(page, 'rooms/cut-off');
    await page.getByTestId('nobody').waitFor();
    await page.context().setOffline(true);
    await page.getByTestId('room-stale').waitFor();
    expect(await page.getByTestId('nobody').isVisible()).toBe(true);
    await page.context().setOffline(false);
    await page.getByTestId('room-stale').waitFor({ state: 'detached' });
    await page.context().close();
  });
});
