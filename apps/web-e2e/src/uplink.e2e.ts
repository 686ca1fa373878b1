import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { launchChromium, newPerson } from './support/chromium.ts';
import { Person } from './support/person.ts';
import { createRoom } from './support/rooms.ts';
import { lookAway, readSending } from './support/sending.ts';
import { until } from './support/until.ts';

const chromium = needs('chromium');

/** kbit/s; the least that leaves three voices some small pictures. */
const budget = 400;

describe.skipIf(chromium.skip)(chromium.title('one upload for all'), () => {
  const servers: VroomServer[] = [];
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium('lively');
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all(servers.map((server) => server.stop()));
  });

  /** Three people, on a server of their own. */
  async function meeting(environment: Record<string, string>): Promise<[Person, Person, Person]> {
    const server = await VroomServer.start(environment);
    servers.push(server);
    const url = await createRoom(server.url);
    const people: Person[] = [];
    for (const name of ['Ann', 'Bob', 'Chloé']) {
      const each = new Person(await newPerson(browser), name);
      await each.join(url);
      people.push(each);
    }
    return people as [Person, Person, Person];
  }

  const sendingOf = (who: Person) => who.page.evaluate(readSending);

  it('keeps within its budget, asks for DTX, prefers the codec, and sends nobody what they do not look at', async () => {
    const people = await meeting({ VROOM_VIDEO_MAX_UPLINK: String(budget), VROOM_VIDEO_CODEC: 'vp9' });
    await Promise.all(people.map((each) => each.seesAndHears(2)));
    const [ann, bob] = people;
    const within = ({ cameras }: { cameras: number[] }) => cameras.reduce((sum, kbps) => sum + kbps, 0) <= budget - 90;
    await until(
      'Ann gives her encoders no more than the budget',
      () => sendingOf(ann),
      (sending) => sending.cameras.length === 2 && within(sending),
    );
    const first = await sendingOf(ann);
    const last = await until(
      'three seconds are measured',
      () => sendingOf(ann),
      ({ at }) => at > first.at + 3000,
    );
    const kbps = ((last.bytes - first.bytes) * 8) / (last.at - first.at);
    console.log(`sent ${Math.round(kbps)} of ${budget} kbit/s; ${last.cameras.join(' ')}; ${last.codecs.join(' ')}`);
    expect(kbps).toBeLessThan(budget * 1.15);
    for (const voice of last.voices) expect(voice).toContain('usedtx=1');
    expect(new Set(last.codecs)).toEqual(new Set(['video/VP9']));

    await bob.page.evaluate(lookAway, true);
    await until(
      'Ann sends Bob no picture, and Chloé a better one',
      () => sendingOf(ann),
      ({ cameras }) => cameras.filter((each) => each === 0).length === 1,
    );
    await bob.page.evaluate(lookAway, false);
    await bob.seesAndHears(2);
    expect((await sendingOf(ann)).cameras.filter((each) => each === 0)).toEqual([]);
    expect(people.flatMap(({ problems }) => problems)).toEqual([]);
    await Promise.all(people.map(({ page }) => page.context().close()));
  });

  it('that is too small for pictures carries the voices alone, and the person is told', async () => {
    const people = await meeting({ VROOM_VIDEO_MAX_UPLINK: '100' });
    await Promise.all(people.map((each) => each.testId('audio-only').waitFor()));
    const [ann] = people;
    await until(
      'Ann sends nobody a picture',
      () => sendingOf(ann),
      ({ cameras }) => cameras.length === 2 && cameras.every((each) => each === 0),
    );
    for (const who of people) await expect.poll(() => who.testId('tile-withheld').count()).toBe(2);
    const before = await ann.links();
    await until(
      'the voices go on, and pictures do not',
      () => ann.links(),
      (links) => links.every(({ energy }, index) => energy > (before[index]?.energy ?? 0)),
    );
    expect((await sendingOf(ann)).cameras).toEqual([0, 0]);
    expect(people.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
