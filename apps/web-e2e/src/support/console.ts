import type { Page } from 'playwright-core';

export const adminPassword = 'correct horse battery';

/** What a server needs to let {@link signIn} in. */
export const adminSettings = { VROOM_ADMIN_PASSWORD: adminPassword };

/** Opens a page of the console as a stranger, and signs in there by the keyboard. */
export async function signIn(page: Page, serverUrl: string, path = '/admin'): Promise<void> {
  await page.goto(serverUrl + path);
  await page.getByTestId('admin-password').focus();
  await page.keyboard.type(adminPassword);
  await page.keyboard.press('Enter');
  await page.getByTestId('admin-sign-out').waitFor();
}

/** Makes the browser of this page an administrator's without the console: for tests of what comes after the sign-in. */
export async function becomeAdministrator(page: Page, serverUrl: string): Promise<void> {
  const answer = await page.request.post(`${serverUrl}/api/v1/admin/session`, { data: { password: adminPassword } });
  if (!answer.ok()) throw new Error(`The server refused an administrator: ${answer.status()}`);
}

/** Presses a key until what has the focus fits, as a person would who looks for it. */
export async function pressTo(page: Page, key: string, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never came to ${selector}`);
}

export const tabTo = (page: Page, selector: string) => pressTo(page, 'Tab', selector);
