import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { launchChromium, newPerson } from './support/chromium.ts';
import { Crowd } from './support/crowd.ts';
import { Person } from './support/person.ts';
import { createRoom } from './support/rooms.ts';
import { readStage, stageTroubles } from './support/stage-probe.ts';
import { until } from './support/until.ts';

const chromium = needs('chromium');

const screens: [number, number][] = [
  [360, 740],
  [740, 360],
  [768, 1024],
  [1024, 768],
  [1280, 800],
  [800, 1280],
  [1920, 1080],
  [1080, 1920],
];
/** Of which there are pictures to look at. */
const looked = [1, 2, 3, 5, 8, 12];
const pictures = `${import.meta.dirname}/../../../dist/screenshots/stage`;
const guests = [
  'Bob',
  'Chloé',
  'Dora',
  'Émile',
  'Fatou',
  'Gustave',
  'Hélène',
  'Ivan',
  'José',
  'Karim',
  'Maximilian-Alexander',
];

describe.skipIf(chromium.skip)(chromium.title('the stage'), () => {
  let server: VroomServer;
  let browser: Browser;
  let people: Person[] = [];

  beforeAll(async () => {
    server = await VroomServer.start();
    browser = await launchChromium();
    await mkdir(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  afterEach(async () => {
    const problems = people.flatMap((each) => each.problems.map((problem) => `${each.name}: ${problem}`));
    await Promise.all(people.map(({ page }) => page.context().close()));
    people = [];
    expect(problems).toEqual([]);
  });

  /** Somebody who only listens, which costs next to nothing. */
  async function comes(url: string, name: string): Promise<Person> {
    const made = new Person(await newPerson(browser, { reducedMotion: 'reduce' }), name);
    people.push(made);
    await made.join(`${url}?audio=0&video=0`);
    return made;
  }

  async function meeting(...names: string[]): Promise<Person[]> {
    const url = await createRoom(server.url);
    for (const name of names) await comes(url, name);
    await Promise.all(people.map((each) => each.seesConnections(names.length - 1)));
    return people;
  }

  /** Waits until all pictures stand well, in every size of the screen. */
  async function standsWell(who: Person, count: number, what: string): Promise<void> {
    for (const [width, height] of screens) {
      await who.page.setViewportSize({ width, height });
      await until(
        `${what} at ${width} x ${height} stands well`,
        async () => stageTroubles(await who.page.evaluate(readStage), count),
        (troubles) => troubles.length === 0,
        15_000,
      );
      if (looked.includes(Number.parseInt(what)))
        await who.page.screenshot({ path: `${pictures}/${what}-${width}x${height}.png` });
    }
  }

  it('looks right for 1 to 12 people, and with a screen among them', async () => {
    const url = await createRoom(server.url);
    const ann = new Person(await newPerson(browser, { reducedMotion: 'reduce' }), 'Ann');
    people.push(ann);
    await ann.join(`${url}?audio=0`);
    await standsWell(ann, 0, '01-alone');
    const crowd = await Crowd.open(browser, server.url);
    const ids = [];
    for (const [index, name] of guests.entries()) {
      ids.push(await crowd.come(new URL(url).pathname.slice(1), name, index % 3 === 0));
      const count = index + 1;
      await ann.seesConnections(count);
      const pictured = ann.page.locator('[data-testid="tile"]:not([data-self="true"]) video.playing');
      await until(
        `Ann sees ${name}`,
        async () => [(await ann.others()).includes(name), await pictured.count()] as const,
        ([known, playing]) => known && playing === Math.ceil(count / 3),
      );
      const called = String(count + 1).padStart(2, '0');
      await standsWell(ann, count, `${called}-alike`);
      const first = ann.testId('picture-button').first();
      await first.press('Enter');
      await standsWell(ann, count, `${called}-one-in-front`);
      await first.press('Enter');
    }
    await crowd.share(ids[1] ?? '');
    await ann.testId('screen-tile').locator('video.playing').waitFor();
    await standsWell(ann, guests.length + 1, '12-and-a-screen');
    await crowd.close();
  }, 300_000);

  const widthOf = async (who: Person, name: string) => (await who.tileOf(name).boundingBox())?.width ?? 0;
  const isInFront = (who: Person, name: string, other: string) =>
    until(
      `${who.name} has ${name} in front`,
      async () => [await widthOf(who, name), await widthOf(who, other)] as const,
      ([front, behind]) => front > 2 * behind,
    );
  const areAlike = (who: Person, name: string, other: string) =>
    until(
      `${who.name} sees ${name} and ${other} alike`,
      async () => (await widthOf(who, name)) - (await widthOf(who, other)),
      (difference) => difference === 0,
    );
  const button = (who: Person, name: string) => who.tileOf(name).getByTestId('picture-button');
  const filling = (who: Person) =>
    who.page.evaluate(() => document.fullscreenElement?.getAttribute('data-peer-id') ?? null);

  it('brings a picture to the front by a click or Enter, and lets go of it the same way', async () => {
    const [ann] = (await meeting('Ann', 'Bob', 'Chloé')) as [Person];
    await areAlike(ann, 'Bob', 'Chloé');
    await button(ann, 'Bob').click();
    await isInFront(ann, 'Bob', 'Chloé');
    expect(await button(ann, 'Bob').getAttribute('aria-pressed')).toBe('true');
    await button(ann, 'Chloé').press('Enter');
    await isInFront(ann, 'Chloé', 'Bob');
    await button(ann, 'Chloé').press('Enter');
    await areAlike(ann, 'Bob', 'Chloé');
  });

  it('fills the screen by a double click, by f, or by its button, and goes back', async () => {
    const [ann] = (await meeting('Ann', 'Bob', 'Chloé')) as [Person];
    const chloe = await ann.tileOf('Chloé').getAttribute('data-peer-id');
    const fills = (id: string | null) =>
      until(
        `${String(id)} fills the screen`,
        () => filling(ann),
        (now) => now === id,
      );
    await button(ann, 'Chloé').dblclick();
    await fills(chloe);
    await ann.tileOf('Chloé').getByTestId('full-screen').click();
    await fills(null);
    // The first of the two clicks did nothing.
    await areAlike(ann, 'Bob', 'Chloé');
    await button(ann, 'Chloé').press('f');
    await fills(chloe);
    await button(ann, 'Chloé').press('f');
    await fills(null);
    await ann.tileOf('Chloé').hover();
    await ann.tileOf('Chloé').getByTestId('full-screen').click();
    await fills(chloe);
    await ann.page.evaluate(() => document.exitFullscreen());
    await fills(null);
  });

  it('remembers the layout one chose, and whether one sees oneself', async () => {
    const [ann] = (await meeting('Ann', 'Bob', 'Chloé')) as [Person];
    const choose = async (item: string) => {
      await ann.testId('layout-button').click();
      await ann.testId(item).click();
    };
    const self = ann.page.locator('[data-testid="tile"][data-self="true"]');
    await choose('layout-speaker');
    await isInFront(ann, 'Bob', 'Chloé');
    await choose('self-view');
    await self.waitFor({ state: 'detached' });

    await ann.page.reload();
    await ann.enter();
    await isInFront(ann, 'Bob', 'Chloé');
    expect(await self.count()).toBe(0);
    await ann.testId('layout-button').click();
    expect(await ann.testId('layout-speaker').getAttribute('aria-checked')).toBe('true');
    await ann.testId('layout-grid').click();
    await areAlike(ann, 'Bob', 'Chloé');
    await choose('self-view');
    await self.waitFor();
  });

  it('follows who speaks', async () => {
    const url = await createRoom(server.url);
    const ann = await comes(url, 'Ann');
    await comes(url, 'Bob');
    const chloe = new Person(await newPerson(browser), 'Chloé');
    people.push(chloe);
    await chloe.join(`${url}?video=0`);
    await ann.seesConnections(2);
    await ann.testId('layout-button').click();
    await ann.testId('layout-speaker').click();
    // The made-up microphone beeps.
    await isInFront(ann, 'Chloé', 'Bob');
  });
});
