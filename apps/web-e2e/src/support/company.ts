import { isDeepStrictEqual } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { VroomServer } from '../../../../tools/test/vroom-server.ts';
import { launchChromium, newPerson } from './chromium.ts';
import { Person } from './person.ts';
import { makeOwnRoom, makeSilentRoom } from './rooms.ts';
import { until } from './until.ts';

/** People in Chromium, on one server for all tests of a file. Each test begins with nobody, and ends without a problem. */
export class Company {
  private startedServer: VroomServer | undefined;
  private browser: Browser | undefined;
  private people: Person[] = [];
  private rooms = 0;

  /**
   * Starts and stops with the tests of the `describe` it is made in.
   *
   * @param expected what Chromium writes to its console when the server refuses what the tests want to be refused
   * @param settings of the server, asked for when it starts
   */
  constructor(expected?: RegExp, settings: () => Record<string, string> = () => ({})) {
    beforeAll(async () => {
      this.startedServer = await VroomServer.start(settings());
      this.browser = await launchChromium();
    });
    afterAll(async () => {
      await this.browser?.close();
      await this.startedServer?.stop();
    });
    afterEach(async () => {
      const problems = this.people.flatMap((each) => each.problems.map((problem) => `${each.name}: ${problem}`));
      await Promise.all(this.people.map(({ page }) => page.context().close()));
      this.people = [];
      expect(problems.filter((problem) => !expected?.test(problem))).toEqual([]);
    });
  }

  get server(): VroomServer {
    if (!this.startedServer) throw new Error('The server runs for as long as the tests do');
    return this.startedServer;
  }

  get chromium(): Browser {
    if (!this.browser) throw new Error('The browser runs for as long as the tests do');
    return this.browser;
  }

  async person(name: string): Promise<Person> {
    const made = new Person(await newPerson(this.chromium), name);
    this.people.push(made);
    return made;
  }

  /** New people, who join one after the other. */
  async join(url: string, names: readonly string[]): Promise<Person[]> {
    const joined: Person[] = [];
    for (const name of names) {
      const each = await this.person(name);
      await each.join(url);
      joined.push(each);
    }
    return joined;
  }

  /** Ann makes a room in her browser; all come without devices, and wait until everybody has everybody's name. */
  async quietlyAtAnns(...names: string[]): Promise<{ url: string; ann: Person; others: Person[] }> {
    const ann = await this.person('Ann');
    const url = await makeSilentRoom(ann, this.server.url, `anns-${++this.rooms}`);
    const others = await this.join(url, names);
    for (const each of [ann, ...others]) {
      const known = ['Ann', ...names].filter((name) => name !== each.name).toSorted();
      await until(
        `${each.name} knows the others`,
        () => each.others(),
        (seen) => isDeepStrictEqual(seen, known),
      );
    }
    return { url, ann, others };
  }

  /** Ann makes a room in her browser, so that it is hers; the others come. */
  async atAnns(...names: string[]): Promise<{ url: string; ann: Person; others: Person[] }> {
    const ann = await this.person('Ann');
    const url = await makeOwnRoom(ann, this.server.url, `anns-${++this.rooms}`);
    return { url, ann, others: await this.join(url, names) };
  }
}
