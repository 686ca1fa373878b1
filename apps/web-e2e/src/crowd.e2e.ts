import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { launchChromium, newPerson } from './support/chromium.ts';
import { readFlows, spareMachine, type Flow } from './support/flows.ts';
import { Person } from './support/person.ts';
import { createRoom } from './support/rooms.ts';
import { until } from './support/until.ts';

const chromium = needs('chromium');
const names = ['Ann', 'Bob', 'Chloé', 'Dora', 'Emil', 'Fay', 'Gus', 'Hana'];

/** Two cores encode and decode 56 times sound and picture at once: what an idle page does in a moment takes a while, ms. */
const soon = 90_000;

/** Eight browsers' work on two cores: what is tested is that all of them meet, and not how well they look. */
describe.skipIf(chromium.skip)(chromium.title('a crowd in Chromium'), () => {
  let server: VroomServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await VroomServer.start({ VROOM_VIDEO_FRAME_RATE: '2' });
    browser = await launchChromium('slow');
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function enters(name: string, url: string): Promise<Person> {
    const page = await newPerson(browser, { viewport: { width: 360, height: 320 }, reducedMotion: 'reduce' });
    await page.addInitScript(spareMachine);
    const person = new Person(page, name);
    await person.join(url);
    return person;
  }

  const flowsInto = (page: Page): Promise<Flow[]> => page.evaluate(readFlows);

  /** Waits until sound and pictures have come on from each of the others since now. */
  async function allFlowsGrow(people: readonly Person[]): Promise<number> {
    const before = await Promise.all(people.map(({ page }) => flowsInto(page)));
    const grown = (now: readonly Flow[], then: readonly Flow[]) =>
      now.filter((flow, index) => {
        const last = then[index];
        return last !== undefined && flow.audioBytes > last.audioBytes && flow.frames > last.frames;
      }).length;
    const counts = await until(
      'every flow grows',
      async () => {
        const now = await Promise.all(people.map(({ page }) => flowsInto(page)));
        return now.map((flows, index) => grown(flows, before[index] ?? []));
      },
      (all) => all.every((count) => count === people.length - 1),
      soon,
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  it('eight see and hear each other: 56 flows', async () => {
    const url = await createRoom(server.url);
    const people: Person[] = [];
    for (const name of names) people.push(await enters(name, url));
    await Promise.all(people.map((each) => each.seesConnections(names.length - 1, soon)));
    expect(await allFlowsGrow(people)).toBe(56);

    await people[3]?.leave();
    const staying = people.filter((_person, index) => index !== 3);
    await Promise.all(staying.map((each) => each.seesConnections(6, soon)));
    expect(await allFlowsGrow(staying)).toBe(42);
    expect(people.flatMap(({ problems }) => problems)).toEqual([]);
    await Promise.all(people.map(({ page }) => page.context().close()));
  }, 300_000);
});
