import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { RedisServer } from '../../../tools/test/redis/redis-server.ts';
import { TwoProcesses } from '../../../tools/test/two-processes.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { launchChromium } from './support/chromium.ts';
import { Guests } from './support/meetings.ts';
import type { Person } from './support/person.ts';
import { makeOwnRoom } from './support/rooms.ts';

const tools = needs('chromium', 'redis');

describe.skipIf(tools.skip)(tools.title('two browsers on two processes'), () => {
  const guests = new Guests();
  let servers: TwoProcesses;
  let browser: Browser;

  beforeAll(async () => {
    [servers, browser] = await Promise.all([TwoProcesses.start(), launchChromium()]);
  });
  afterEach(() => guests.seeOff());
  afterAll(async () => {
    await browser.close();
    await servers.stop();
  });

  it('talk, write, and are led by a chairman, as on one', async () => {
    const { one, other } = servers;
    const [ann, bob] = [await guests.come(browser, 'Ann'), await guests.come(browser, 'Bob')];
    await makeOwnRoom(ann, one.url, 'bridge');
    await bob.join(`${other.url}/bridge`);
    await Promise.all([ann.seesAndHears(1), bob.seesAndHears(1)]);
    await bob.say('from the other side');
    await ann.openChat();
    await expect.poll(() => ann.chat()).toContain('from the other side');
    await bob.testId('hand-button').click();
    await ann.tileOf('Bob').getByTestId('tile-hand').waitFor();
    await ann.act('mute', 'Bob');
    await bob.isTold('Ann muted you.');
    await ann.tileOf('Bob').getByTestId('tile-moderated-muted').waitFor();

    await ann.act('kick', 'Bob');
    await ann.testId('question-yes').click();
    await bob.page.waitForURL(/\/goodbye\/.*reason=kicked/);
    await expect.poll(() => ann.others()).toEqual([]);
    await bob.openDoor(`${other.url}/bridge`);
    await bob.page.getByLabel('Your name').fill('Bob');
    await bob.testId('join-button').click();
    await bob.testId('door-kicked').waitFor();
    // What Chromium writes when the server refuses somebody who was sent out is what is wanted here.
    bob.problems.splice(0, bob.problems.length, ...bob.problems.filter((problem) => !/status of 40[13]/.test(problem)));
  });
});

describe.skipIf(tools.skip)(tools.title('a call whose server is replaced process by process'), () => {
  const guests = new Guests();
  let redis: RedisServer;
  let server: VroomServer;
  let browser: Browser;

  beforeAll(async () => {
    redis = await RedisServer.start();
    server = await VroomServer.start({ ...redis.settings, VROOM_DAEMON_WORKERS: '2' });
    browser = await launchChromium();
  });
  afterEach(() => guests.seeOff());
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await redis.stop();
  });

  /** Does so again where one was not connected at that moment, as people do. */
  async function raisesHand(who: Person, others: readonly Person[]): Promise<void> {
    const isRaised = async () => {
      const button = who.testId('hand-button');
      if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
      const counts = others.map((each) => each.tileOf(who.name).getByTestId('tile-hand').count());
      return (await Promise.all(counts)).every((count) => count === 1);
    };
    await expect.poll(isRaised, { interval: 1000 }).toBe(true);
  }

  it('keeps its connections, nobody sees anybody leave, and what is said goes on over the new ones', async () => {
    const [ann, bob, cy] = await Promise.all(['Ann', 'Bob', 'Cy'].map((name) => guests.come(browser, name)));
    const people = [ann, bob, cy] as [Person, Person, Person];
    const url = await makeOwnRoom(people[0], server.url, 'ferry');
    for (const each of people.slice(1)) await each.join(url);
    await Promise.all(people.map((each) => each.seesAndHears(2)));
    const connections = () =>
      Promise.all(people.map(({ page }) => page.evaluate(() => window.vroomProbe.links.length)));
    const before = await connections();
    const tiles = await Promise.all(people.map(({ page }) => page.getByTestId('tile').elementHandles()));

    process.kill(server.pid, 'SIGHUP');
    await expect.poll(() => server.output).toContain('The processes are replaced"');
    await raisesHand(people[0], people.slice(1));
    await people[1].say('still here');
    for (const each of people) await each.openChat();
    for (const each of people) await expect.poll(() => each.chat()).toContain('still here');
    await Promise.all(people.map((each) => each.seesAndHears(2)));
    expect(await connections()).toEqual(before);
    for (const tile of tiles.flat()) expect(await tile.evaluate((element) => element.isConnected)).toBe(true);
  });
});
