import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { launchChromium } from './support/chromium.ts';
import { Guests } from './support/meetings.ts';
import type { Person } from './support/person.ts';
import { makeOwnRoom } from './support/rooms.ts';
import { until } from './support/until.ts';

const chromium = needs('chromium');

describe.skipIf(chromium.skip)(chromium.title('keys in the room'), () => {
  const guests = new Guests();
  let server: VroomServer;
  let browser: Browser;
  let rooms = 0;

  beforeAll(async () => {
    server = await VroomServer.start();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  afterEach(() => guests.seeOff());

  /** Bob leads the room. */
  async function call(): Promise<{ ann: Person; bob: Person }> {
    const [ann, bob] = [await guests.come(browser, 'Ann'), await guests.come(browser, 'Bob')];
    const url = await makeOwnRoom(bob, server.url, `keys-${++rooms}`);
    await ann.join(url);
    await Promise.all([ann.seesAndHears(1), bob.seesAndHears(1)]);
    return { ann, bob };
  }
  const pressed = (person: Person, id: string) => person.testId(id).getAttribute('aria-pressed');
  const shownMuted = (bob: Person, muted: boolean) =>
    bob
      .tileOf('Ann')
      .getByTestId('tile-muted')
      .waitFor({ state: muted ? 'visible' : 'detached' });

  it('press the buttons, and what they did is spoken', async () => {
    const { ann, bob } = await call();
    const { keyboard } = ann.page;
    await keyboard.press('m');
    await shownMuted(bob, true);
    await ann.isTold('Microphone off');
    await keyboard.press('m');
    await shownMuted(bob, false);
    await ann.isTold('Microphone on');
    await keyboard.press('v');
    await bob.tileOf('Ann').getByTestId('tile-camera-off').waitFor();
    await ann.isTold('Camera off');
    await keyboard.press('v');
    await bob.tileOf('Ann').getByTestId('tile-camera-off').waitFor({ state: 'detached' });

    await keyboard.press('c');
    await ann.page.waitForFunction(() => document.activeElement?.matches('[data-testid="chat-input"]'));
    // In a text field they are letters.
    await keyboard.type('mvcl? m');
    expect(await ann.testId('chat-input').inputValue()).toBe('mvcl? m');
    expect([await pressed(ann, 'mic-button'), await pressed(ann, 'camera-button')]).toEqual(['true', 'true']);
    await keyboard.press('Escape');

    await keyboard.press('Control+m');
    await keyboard.press('Shift+m');
    expect(await pressed(ann, 'mic-button')).toBe('true');
    await keyboard.press('l');
    await ann.testId('question-yes').waitFor();
    await keyboard.press('Escape');
    await bob.seesAndHears(1);
  });

  it('are listed with ?, named on the buttons, and turned off for good', async () => {
    const { ann, bob } = await call();
    const { keyboard } = ann.page;
    expect(await ann.testId('mic-button').getAttribute('aria-keyshortcuts')).toBe('M');
    await keyboard.press('?');
    const list = ann.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await list.getByText('Microphone on or off').waitFor();
    expect(await list.locator('kbd').allInnerTexts()).toEqual(
      expect.arrayContaining(['M', 'V', 'C', 'S', 'L', '?', 'Space']),
    );
    // In a dialog no key reaches the room.
    await keyboard.press('m');
    expect(await pressed(ann, 'mic-button')).toBe('true');
    await ann.testId('shortcuts-switch').uncheck();
    await keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });

    const off = async () => {
      expect(await ann.testId('mic-button').getAttribute('aria-keyshortcuts')).toBeNull();
      for (const key of ['m', 'v', 'c', '?', 'l']) await keyboard.press(key);
      expect([await pressed(ann, 'mic-button'), await pressed(ann, 'camera-button')]).toEqual(['true', 'true']);
      expect(await ann.page.getByRole('dialog').count()).toBe(0);
    };
    await off();
    await ann.page.reload();
    await ann.enter();
    await bob.seesAndHears(1);
    await ann.page.locator('[data-testid="mic-button"][aria-pressed="true"]').waitFor();
    await off();
    await ann.testId('settings-button').click();
    await ann.testId('open-shortcuts').click();
    await ann.testId('shortcuts-switch').check();
    await keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await keyboard.press('m');
    await shownMuted(bob, true);
  });

  it('let one who is muted be heard as long as the space bar is held', async () => {
    const { ann, bob } = await call();
    const { keyboard } = ann.page;
    const energy = async () => (await bob.links())[0]?.energy ?? 0;
    const heardMore = async () => {
      const before = await energy();
      await until('Bob hears Ann', energy, (now) => now > before);
    };
    /** What was on its way has arrived, and nothing comes after it. */
    const silent = async () => {
      let last = -1;
      await expect
        .poll(async () => [last, (last = await energy())], { interval: 1500, timeout: 20_000 })
        .toSatisfy(([before, now]: [number, number]) => before === now);
    };

    // The pointer left the focus on the button; the space bar is for speaking all the same.
    await ann.testId('mic-button').click();
    await shownMuted(bob, true);
    await silent();
    await keyboard.down('Space');
    await shownMuted(bob, false);
    await heardMore();
    await keyboard.up('Space');
    await shownMuted(bob, true);
    await silent();

    await keyboard.down('Space');
    await shownMuted(bob, false);
    await ann.page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await shownMuted(bob, true);
    await keyboard.up('Space');

    // With the keyboard on a button, it presses the button.
    await ann.testId('chat-button').focus();
    await keyboard.press('Space');
    await ann.testId('chat-input').waitFor();
    await keyboard.press('Space');
    expect(await ann.testId('chat-input').inputValue()).toBe(' ');
    expect(await pressed(ann, 'mic-button')).toBe('false');
    await keyboard.press('Escape');
    await ann.page.locator('h1').focus();

    await bob.act('mute', 'Ann');
    await ann.isTold('muted you');
    await keyboard.down('Space');
    await bob.tileOf('Ann').getByTestId('tile-moderated-muted').waitFor();
    expect(await pressed(ann, 'mic-button')).toBe('false');
    await silent();
    await keyboard.up('Space');
  });
});
