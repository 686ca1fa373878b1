import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Coturn } from '../../../tools/test/coturn.ts';
import { needs } from '../../../tools/test/needs.ts';
import { Company } from './support/company.ts';
import { readPaths, readToldKinds, relayOnly, type Path } from './support/relay-probe.ts';
import { createRoom } from './support/rooms.ts';
import type { Person } from './support/person.ts';
import { until } from './support/until.ts';

const tools = needs('chromium', 'coturn');
/** The relays of both ends are on the loopback, which no coturn outside of a test may reach. */
const loopback = { options: ['--allow-loopback-peers'] };
/** Longer than the browser holds credentials before it asks for new ones, in ms. */
const later = 3 * 60_000;

describe.skipIf(tools.skip)(tools.title('a call over coturn alone'), () => {
  let coturn: Coturn;
  beforeAll(async () => {
    coturn = await Coturn.start(loopback);
  });
  const company = new Company(undefined, () => coturn.settings());
  afterAll(() => coturn.stop());

  async function relayedPair(): Promise<[Person, Person]> {
    const url = await createRoom(company.server.url);
    const pair = [await company.person('Ann'), await company.person('Bob')] as [Person, Person];
    for (const each of pair) {
      await each.page.addInitScript(relayOnly);
      await each.join(url);
    }
    return pair;
  }

  async function pathOf({ page, name }: Person): Promise<Path> {
    const paths = () => page.evaluate(readPaths);
    const [path] = await until(`${name} has a path`, paths, (all) => all.length === 1 && all[0]?.kinds.length === 2);
    return path!;
  }

  async function isRelayed(person: Person, wanted: string[]): Promise<void> {
    await until(
      `${person.name} is relayed`,
      () => pathOf(person),
      ({ kinds }) => kinds.join() === wanted.join(),
    );
  }

  it('has sound and picture both ways, through relays at both ends', async () => {
    const pair = await relayedPair();
    await Promise.all(pair.map((each) => each.seesAndHears(1)));
    for (const each of pair) {
      const { kinds, usernames } = await pathOf(each);
      expect(kinds).toEqual(['relay', 'relay']);
      expect(usernames).toHaveLength(1);
      await coturn.says(new RegExp(`user <${usernames[0]}>: incoming packet ALLOCATE processed, success`));
    }
  });

  it('is what a room has whose owner hides addresses, from then on', async () => {
    const { ann, others } = await company.atAnns('Bob');
    const pair = [ann, ...others];
    await Promise.all(pair.map((each) => each.seesAndHears(1)));
    for (const each of pair) expect((await pathOf(each)).kinds).not.toContain('relay');
    await ann.openSettings();
    await ann.testId('settings-relay-only').check();
    await ann.saveSettings();
    for (const each of pair) await isRelayed(each, ['relay', 'relay']);
    await Promise.all(pair.map((each) => each.seesAndHears(1)));
  });

  it('stays hidden in a room that does not hide addresses any more, until one joins anew', async () => {
    const { url, ann, others } = await company.atAnns('Bob');
    const [bob] = others as [Person];
    await ann.openSettings();
    await ann.testId('settings-relay-only').check();
    await ann.saveSettings();
    for (const each of [ann, bob]) await isRelayed(each, ['relay', 'relay']);
    await ann.openSettings();
    await ann.testId('settings-relay-only').uncheck();
    await ann.saveSettings();
    // A rebuild would come with the word of the room, which is before that of the next person.
    const chloe = await company.person('Chloé');
    await chloe.join(url);
    await Promise.all([ann, bob, chloe].map((each) => each.seesAndHears(2)));
    for (const each of [ann, bob]) expect(await each.page.evaluate(readToldKinds)).toEqual(['relay']);
    expect(await chloe.page.evaluate(readToldKinds)).toContain('host');
    await bob.leave();
    await bob.join(url);
    await Promise.all([ann, bob, chloe].map((each) => each.seesAndHears(2)));
    expect(await bob.page.evaluate(readToldKinds)).toContain('host');
  });

  it('hides the address of who wants that, and of nobody else', async () => {
    const { url, ann, others } = await company.atAnns('Bob');
    const [bob] = others as [Person];
    await Promise.all([ann, bob].map((each) => each.seesAndHears(1)));
    await bob.testId('settings-button').click();
    await bob.testId('hide-address').check();
    await until(
      'Bob sends over a relay',
      () => pathOf(bob),
      ({ kinds }) => kinds[0] === 'relay',
    );
    await bob.page.keyboard.press('Escape');
    await bob.leave();
    // From the first candidate on, when he comes back.
    await bob.join(url);
    await Promise.all([ann, bob].map((each) => each.seesAndHears(1)));
    expect(await bob.page.evaluate(readToldKinds)).toEqual(['relay']);
    expect(await ann.page.evaluate(readToldKinds)).toContain('host');
  });

  it('goes on over a TURN server that was replaced, with renewed credentials', async () => {
    const pair = await relayedPair();
    await Promise.all(pair.map((each) => each.seesAndHears(1)));
    const before = await Promise.all(pair.map(pathOf));
    for (const { page } of pair) {
      await page.evaluate((ms) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + ms;
      }, later);
    }
    const broken = performance.now();
    coturn = await coturn.replace(loopback);
    for (const [index, each] of pair.entries()) {
      const { ufrag, usernames } = before[index] ?? expect.unreachable();
      // A busy machine may have restarted ICE by itself just before, with credentials that were good enough then.
      const renewed = await until(
        `${each.name} is relayed anew, under a new name`,
        () => pathOf(each),
        (path) => path.ufrag !== ufrag && !usernames.includes(path.usernames[0] ?? ''),
      );
      expect(renewed.kinds).toEqual(['relay', 'relay']);
      const [username = ''] = renewed.usernames;
      await coturn.says(new RegExp(`user <${username}>: incoming packet ALLOCATE processed, success`));
    }
    await Promise.all(pair.map((each) => each.seesAndHears(1)));
    process.stdout.write(`relayed anew ${Math.round(performance.now() - broken)} ms after the server was lost\n`);
  });
});
