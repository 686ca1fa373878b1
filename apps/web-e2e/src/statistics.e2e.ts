import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { launchChromium } from './support/chromium.ts';
import { Guests } from './support/meetings.ts';
import type { Person } from './support/person.ts';
import { createRoom } from './support/rooms.ts';
import { until } from './support/until.ts';

const chromium = needs('chromium');

describe.skipIf(chromium.skip)(chromium.title('the details of a connection'), () => {
  const guests = new Guests();
  let server: VroomServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await VroomServer.start();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  afterEach(() => guests.seeOff());

  async function meeting(...names: string[]): Promise<Person[]> {
    const url = await createRoom(server.url);
    const everybody = [];
    for (const name of names) {
      const each = await guests.come(browser, name);
      await each.join(url);
      everybody.push(each);
    }
    await Promise.all(everybody.map((each) => each.seesAndHears(names.length - 1)));
    return everybody;
  }

  /** The numbers in a line of a block, once they are there. */
  async function numbers(person: Person, flow: string, row: string): Promise<number[]> {
    const line = person.testId(`flow-${flow}`).getByTestId(row);
    const text = await until(
      `${flow} ${row} is known`,
      () => line.innerText(),
      (found) => /\d/.test(found),
    );
    return [...text.matchAll(/[\d.]+/g)].map(Number);
  }

  it('are there for everybody, from the tile: plausible, and measured anew', async () => {
    const [ann] = (await meeting('Ann', 'Bob')) as [Person, Person];
    await ann.act('details', 'Bob');
    await ann.page.getByRole('dialog', { name: 'Connection details' }).waitFor();
    await ann.page.getByRole('heading', { name: 'Bob', level: 3 }).waitFor();
    await expect.poll(() => ann.testId('statistics-way').innerText()).toBe('Straight from you to them');
    await expect.poll(() => ann.testId('statistics-round-trip').innerText()).toMatch(/^There and back: \d+ ms$/);
    for (const flow of ['in-camera', 'out-camera']) {
      const [width, height] = await numbers(ann, flow, 'size');
      expect((width ?? 0) / (height ?? 1)).toBeCloseTo(16 / 9, 1);
      const [frames] = await numbers(ann, flow, 'frames');
      expect(frames).toBeGreaterThan(0);
      expect(frames).toBeLessThanOrEqual(31);
    }
    for (const flow of ['in-audio', 'out-audio', 'in-camera', 'out-camera']) {
      const [rate] = await numbers(ann, flow, 'rate');
      expect(rate).toBeGreaterThan(0);
      expect(await ann.testId(`flow-${flow}`).getByTestId('codec').innerText()).toMatch(/^(opus|VP8|VP9|H264|AV1)$/);
    }
    for (const flow of ['in-audio', 'in-camera']) {
      const [loss] = await numbers(ann, flow, 'loss');
      expect(loss).toBeLessThan(50);
      await numbers(ann, flow, 'jitter');
    }
    const shown = () => ann.testId('flow-in-camera').innerText();
    const first = await shown();
    await until('the numbers move', shown, (now) => now !== first);

    await ann.testId('camera-button').evaluate((button: HTMLButtonElement) => button.click());
    await ann.testId('flow-out-camera').getByText('Nothing at the moment').waitFor();
    await ann.testId('statistics-close').click();
    await ann.page.getByRole('dialog').waitFor({ state: 'detached' });
    await ann.seesAndHears(1);
  });

  it('of all people are in the settings; who leaves leaves the list', async () => {
    const [ann, bob] = (await meeting('Ann', 'Bob', 'Chloé')) as [Person, Person, Person];
    await ann.testId('settings-button').click();
    await ann.testId('open-statistics').click();
    const names = () => ann.testId('statistics-dialog').locator('h3').allInnerTexts();
    await expect.poll(names).toEqual(['Bob', 'Chloé']);
    await expect.poll(() => ann.testId('flow-in-camera').count()).toBe(2);
    await bob.leave();
    await expect.poll(names).toEqual(['Chloé']);
  });
});
