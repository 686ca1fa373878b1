import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { launchChromium, newPerson } from './support/chromium.ts';
import { readFlows, smallCamera, type Flow } from './support/flows.ts';
import { Person } from './support/person.ts';
import { createRoom } from './support/rooms.ts';
import { until } from './support/until.ts';

const chromium = needs('chromium');
const names = ['Ann', 'Bob', 'Chloé', 'Dora', 'Emil', 'Fay'];

/**
 * What is tested is that all of them meet, and that each is seen and heard by all the others. One after the other: two
 * cores cannot encode and decode 30 times sound and picture at once, and a test that waits for them to catch up tests them.
 */
describe.skipIf(chromium.skip)(chromium.title('a crowd in Chromium'), () => {
  let server: VroomServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await VroomServer.start({ VROOM_VIDEO_FRAME_RATE: '5' });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function enters(name: string, url: string): Promise<Person> {
    const page = await newPerson(browser, { viewport: { width: 360, height: 320 }, reducedMotion: 'reduce' });
    await page.addInitScript(smallCamera);
    const person = new Person(page, name);
    await person.join(`${url}?audio=0&video=0`);
    return person;
  }

  const flowsInto = ({ page }: Person): Promise<Flow[]> => page.evaluate(readFlows);

  /** How many of a person's links have brought more sound and pictures since `before`. */
  async function grown(person: Person, before: readonly Flow[]): Promise<number> {
    const now = await flowsInto(person);
    return now.filter((flow, index) => {
      const then = before[index] ?? { energy: 0, frames: 0 };
      return flow.energy > then.energy && flow.frames > then.frames;
    }).length;
  }

  async function turns(person: Person, button: 'mic-button' | 'camera-button', to: boolean): Promise<void> {
    await person.testId(button).click();
    await expect.poll(() => person.testId(button).getAttribute('aria-pressed')).toBe(String(to));
  }

  /** Each in turn speaks and shows themselves. @returns the flows that came to somebody */
  async function allTakeTheFloor(people: readonly Person[]): Promise<number> {
    let flows = 0;
    for (const speaker of people) {
      const listeners = people.filter((each) => each !== speaker);
      const before = await Promise.all(listeners.map(flowsInto));
      await turns(speaker, 'mic-button', true);
      await turns(speaker, 'camera-button', true);
      // One listener after the other: to read the counters of all their links is work too.
      for (const [index, listener] of listeners.entries()) {
        const heard = () => grown(listener, before[index] ?? []);
        flows += await until(`${listener.name} sees and hears ${speaker.name}`, heard, (count) => count > 0);
      }
      await turns(speaker, 'mic-button', false);
      await turns(speaker, 'camera-button', false);
    }
    return flows;
  }

  it('each of six is seen and heard by the five others: 30 flows', async () => {
    const url = await createRoom(server.url);
    const people: Person[] = [];
    for (const name of names) people.push(await enters(name, url));
    await Promise.all(people.map((each) => each.seesConnections(names.length - 1)));
    expect(await allTakeTheFloor(people)).toBe(30);

    await people[3]?.leave();
    const staying = people.filter((_person, index) => index !== 3);
    await Promise.all(staying.map((each) => each.seesConnections(4)));

    expect(people.flatMap(({ problems }) => problems)).toEqual([]);
    await Promise.all(people.map(({ page }) => page.context().close()));
  });
});
