import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { newDatabase } from '../../../tools/test/databases/new-database.ts';
import type { TestDatabase } from '../../../tools/test/databases/test-database.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { launchChromium, newPerson } from './support/chromium.ts';
import {
  type Continuity,
  forgetContinuity,
  readContinuity,
  readIceGenerations,
  watchContinuity,
} from './support/continuity.ts';
import { smallCamera } from './support/flows.ts';
import { Person } from './support/person.ts';
import { makeOwnRoom } from './support/rooms.ts';
import { until } from './support/until.ts';

const chromium = needs('chromium');
const names = ['Ann', 'Bob', 'Chloé', 'Dora'];

/** What a pause may last: the camera makes a picture every 200 ms, and four browsers share two cores. ms */
const shortPause = 2000;
/** On a machine that makes long pauses anyway, so many times the longest of them. */
const ofItsOwn = 4;

describe.skipIf(chromium.skip)(chromium.title('a server that is killed under a call of four'), () => {
  let database: TestDatabase;
  let server: VroomServer;
  let browser: Browser;

  beforeAll(async () => {
    database = await newDatabase();
    server = await VroomServer.start(environment());
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await database.remove();
  });

  function environment(): Record<string, string> {
    return { ...database.settings, VROOM_VIDEO_FRAME_RATE: '5' };
  }

  async function meeting(): Promise<[Person, Person, Person, Person]> {
    const people: Person[] = [];
    let url: string | undefined;
    for (const name of names) {
      const page = await newPerson(browser, { viewport: { width: 640, height: 480 }, reducedMotion: 'reduce' });
      await page.addInitScript(smallCamera);
      const each = new Person(page, name);
      if (url === undefined) url = await makeOwnRoom(each, server.url, 'restarted');
      else await each.join(url);
      people.push(each);
    }
    await Promise.all(people.map((each) => each.seesAndHears(3)));
    return people as [Person, Person, Person, Person];
  }

  /** What a killed process loses is what it has not written yet. */
  async function written(text: string): Promise<void> {
    const rows = async () => JSON.stringify(await database.rows('SELECT * FROM meetings'));
    await expect.poll(rows).toContain(text);
  }

  const pauses = (watched: readonly Continuity[]) =>
    watched.map(({ longestPause }) => Math.round(longestPause)).join(' ');
  const tilesOf = (who: Person) => who.page.locator('[data-testid="tile"]').elementHandles();
  const generations = (who: Person) => who.page.evaluate(readIceGenerations);

  it('never stops a picture, takes nobody out, and leaves the pairs able to negotiate', async () => {
    const people = await meeting();
    const [ann, bob, chloe] = people;
    await Promise.all(people.map(({ page }) => page.evaluate(watchContinuity)));
    const watched = () => Promise.all(people.map(({ page }) => page.evaluate(readContinuity)));
    await ann.act('mute', 'Bob');
    await chloe.tileOf('Bob').getByTestId('tile-moderated-muted').waitFor();
    await written(String.raw`\"muted\":true`);
    const tiles = await Promise.all(people.map(tilesOf));
    const withServer = await watched();
    await Promise.all(people.map(({ page }) => page.evaluate(forgetContinuity)));

    await server.stop('SIGKILL');
    await Promise.all(people.map((each) => each.testId('connection-bar').waitFor()));
    const before = await Promise.all(people.map(generations));
    const renewed = async (who: Person, old: readonly string[]) => {
      const now = await generations(who);
      return now.filter((generation, index) => generation !== old[index]).length;
    };
    await ann.page.evaluate(() => {
      for (const link of window.vroomProbe.links) link.restartIce();
    });
    const counts = () => Promise.all(people.map((who, index) => renewed(who, before[index] ?? [])));
    await until('all links of Ann have new paths', counts, (all) => String(all) === '3,1,1,1');
    // As if Bob had walked from one network into another.
    const between = await generations(bob);
    await bob.page.evaluate(() => window.dispatchEvent(new Event('online')));
    await until(
      'all links of Bob have new paths',
      () => renewed(bob, between),
      (count) => count === 3,
    );

    server = await VroomServer.start({ ...environment(), VROOM_DAEMON_LISTEN_PORT: new URL(server.url).port });
    await Promise.all(people.map((each) => each.testId('connection-bar').waitFor({ state: 'detached' })));
    const without = await watched();
    process.stdout.write(`longest pauses, ms: ${pauses(withServer)} with the server; ${pauses(without)} without it\n`);
    // Over the server again.
    await ann.act('pause', 'Chloé');
    await bob.tileOf('Chloé').getByTestId('tile-moderated-paused').waitFor();
    expect(await bob.testId('mic-button').getAttribute('aria-disabled')).toBe('true');
    await chloe.tileOf('Bob').getByTestId('tile-moderated-muted').waitFor();
    for (const { made, looks } of without) {
      expect(made).toBe(3);
      expect(looks).toBeGreaterThan(5);
    }
    // The same elements as before: nobody's tile was ever taken away.
    for (const [index, who] of people.entries()) {
      expect(await Promise.all((tiles[index] ?? []).map((tile) => tile.evaluate((each) => each.isConnected)))).toEqual(
        names.map(() => true),
      );
      expect(await who.others()).toEqual(names.filter((name) => name !== who.name));
    }
    const own = Math.max(...withServer.map(({ longestPause }) => longestPause));
    const allowed = Math.max(shortPause, ofItsOwn * own);
    for (const { longestPause } of without) expect(longestPause).toBeLessThan(allowed);
  });
});
