import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { crampedLooks, expectClean, expectInside, expectInsideNow, looks, smallTargets } from './support/axe.ts';
import { launchChromium, newPerson } from './support/chromium.ts';
import { Person } from './support/person.ts';
import { makeSilentRoom } from './support/rooms.ts';

const chromium = needs('chromium');
const phone: BrowserContextOptions = { hasTouch: true, isMobile: true };
const menu = '[role="menu"]';

/** Instead of the browser's chooser: a drawing. What is looked at here is how a screen stands in the room. */
function shareDrawing(): void {
  navigator.mediaDevices.getDisplayMedia = () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 400 });
    const stream = canvas.captureStream(5);
    const paint = canvas.getContext('2d');
    setInterval(() => paint?.fillRect(0, 0, 640 * Math.random(), 400), 200);
    return Promise.resolve(stream);
  };
}

describe.skipIf(chromium.skip)(chromium.title('accessibility of a meeting that is led'), () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it.each([...looks, ...crampedLooks])(
    '%s: menus, a screen, who is held, and a server that is away',
    async (_look, options) => {
      const server = await VroomServer.start();
      const ann = new Person(await newPerson(browser, options), 'Ann');
      const bob = new Person(await newPerson(browser), 'Bob');
      await bob.page.addInitScript(shareDrawing);
      const url = await makeSilentRoom(ann, server.url, 'led');
      await bob.join(url);
      await ann.seesConnections(1);

      await bob.testId('share-button').click();
      await ann.testId('screen-tile').locator('video.playing').waitFor();
      await expectClean(ann.page);

      for (const button of ['layout-button', 'chairman-button', 'reactions-button']) {
        await ann.testId(button).click();
        await ann.page.locator(`${menu} :focus`).waitFor();
        await expectClean(ann.page, menu);
        await expectInsideNow(ann.page, menu);
        await ann.page.keyboard.press('Escape');
        await ann.page.locator(menu).waitFor({ state: 'detached' });
      }

      await ann.act('mute', 'Bob');
      await ann.tileOf('Bob').getByTestId('tile-moderated-muted').waitFor();
      await ann.tileOf('Bob').hover();
      await ann.tileOf('Bob').getByTestId('tile-menu').click();
      await ann.page.locator(`${menu} :focus`).waitFor();
      await expectClean(ann.page, menu);
      await expectInsideNow(ann.page, menu);
      await ann.testId('action-pause').click();
      await ann.tileOf('Bob').getByTestId('tile-moderated-paused').waitFor();
      await ann.testId('screen-tile').waitFor({ state: 'detached' });
      await expectClean(ann.page);

      expect([...ann.problems, ...bob.problems]).toEqual([]);
      await server.stop();
      await ann.testId('connection-bar').waitFor();
      await expectClean(ann.page);
      await Promise.all([ann.page.context().close(), bob.page.context().close()]);
    },
  );

  it.each([
    [360, 740],
    [320, 568],
    [740, 360],
  ])('a thumb finds everything on a phone of %i x %i', async (width, height) => {
    const server = await VroomServer.start();
    const ann = new Person(await newPerson(browser, { ...phone, viewport: { width, height } }), 'Ann');
    const bob = new Person(await newPerson(browser), 'Bob');
    const url = await makeSilentRoom(ann, server.url, 'thumbs');
    expect(await smallTargets(ann.page)).toEqual([]);
    await bob.join(url);
    await bob.testId('hand-button').click();
    await ann.tileOf('Bob').getByTestId('tile-hand').waitFor();
    expect(await smallTargets(ann.page)).toEqual([]);
    await expectInside(ann.page, 'vroom-toolbar .pill');

    await ann.testId('settings-button').tap();
    await ann.testId('noise-suppression').waitFor();
    expect(await smallTargets(ann.page)).toEqual([]);
    await ann.page.keyboard.press('Escape');
    await ann.testId('chat-button').tap();
    await ann.testId('chat-input').waitFor();
    expect(await smallTargets(ann.page)).toEqual([]);
    await ann.page.keyboard.press('Escape');
    await ann.testId('chairman-button').tap();
    await ann.page.locator(menu).waitFor();
    expect(await smallTargets(ann.page)).toEqual([]);
    await Promise.all([ann.page.context().close(), bob.page.context().close()]);
    await server.stop();
  });
});
