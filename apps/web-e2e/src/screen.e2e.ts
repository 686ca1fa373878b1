import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { launchChromium, newPerson, sharedTitle } from './support/chromium.ts';
import { readShares, type ShareStats } from './support/page-probe.ts';
import { Person } from './support/person.ts';
import { makeOwnRoom } from './support/rooms.ts';
import { until } from './support/until.ts';

const chromium = needs('chromium');

/** Something that moves and sounds. */
const shown = `<title>${sharedTitle}</title><h1 id="count">0</h1><script>
  let count = 0;
  setInterval(() => {
    document.getElementById('count').textContent = ++count;
    document.body.style.background = 'hsl(' + count * 7 + ' 60% 50%)';
  }, 100);
  const context = new AudioContext();
  const tone = context.createOscillator();
  tone.connect(context.destination);
  tone.start();
</script>`;

describe.skipIf(chromium.skip)(chromium.title('sharing a real tab'), () => {
  let server: VroomServer;
  let browser: Browser;
  let people: Person[] = [];
  let rooms = 0;

  beforeAll(async () => {
    server = await VroomServer.start();
    browser = await launchChromium('tab');
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

  /** The first of them makes the room, and chairs it. The others come without camera: two processors share a lot already. */
  async function meeting(...names: string[]): Promise<Person[]> {
    let url: string | undefined;
    for (const name of names) {
      const each = new Person(await newPerson(browser, { permissions: ['camera', 'microphone'] }), name);
      people.push(each);
      if (url === undefined) url = await makeOwnRoom(each, server.url, `shared-${++rooms}`);
      else await each.join(`${url}?video=0`);
    }
    await Promise.all(people.map((each) => each.seesConnections(names.length - 1)));
    return people;
  }

  /** Opens a tab beside the room and shares it. @returns the tab */
  async function share(who: Person): Promise<Page> {
    const tab = await who.page.context().newPage();
    // Not by `setContent`: what the server answers may run no script.
    await tab.route('**/shared-tab', (route) => route.fulfill({ contentType: 'text/html', body: shown }));
    await tab.goto(`${server.url}/shared-tab`);
    await who.page.bringToFront();
    await who.testId('share-button').click();
    await who.testId('sharing-bar').waitFor();
    return tab;
  }

  const screens = (who: Person) => who.testId('screen-tile');
  const names = async (who: Person) => (await who.testId('screen-name').allInnerTexts()).map((text) => text.trim());
  const seesScreensOf = async (who: Person, ...expected: string[]) => {
    const all = expected.map((name) => `${name}’s screen`);
    await until(
      `${who.name} sees the screens of ${String(expected)}`,
      () => names(who),
      (found) => String(found) === String(all),
    );
  };
  const incoming = async (who: Person): Promise<ShareStats[]> => who.page.evaluate(readShares);
  const pressed = async (who: Person) => who.testId('share-button').getAttribute('aria-pressed');

  async function seesTheScreen(who: Person): Promise<ShareStats> {
    await screens(who).locator('video.playing').first().waitFor();
    const before = (await incoming(who)).map(({ frames }) => frames);
    const grown = await until(
      `${who.name} sees a screen that moves`,
      () => incoming(who),
      (shares) => shares.some(({ frames }, index) => frames > (before[index] ?? 0) + 5),
    ).then(() => incoming(who));
    return grown.find(({ frames }) => frames > 0) ?? expect.unreachable();
  }

  it('shows it to the others as a picture of its own, with its sound, until one stops', async () => {
    const [ann, bob] = (await meeting('Ann', 'Bob')) as [Person, Person];
    expect(await screens(bob).count()).toBe(0);
    await share(ann);
    expect(await pressed(ann)).toBe('true');
    const seen = await seesTheScreen(bob);
    expect(await names(bob)).toEqual(['Ann’s screen']);
    expect(await bob.others()).toEqual(['Ann']);
    // As large as it is, and few pictures.
    expect([seen.width, seen.height]).toEqual([1280, 800]);
    expect(seen.framesPerSecond).toBeLessThan(20);
    const energy = async () => (await incoming(bob))[0]?.energy ?? 0;
    await until('Bob hears the tab', energy, (sum) => sum > 0);
    const playing = bob.page.locator('vroom-remote-audio[data-share-of] audio');
    expect(await playing.evaluate((element: HTMLAudioElement) => !element.paused)).toBe(true);
    // Nobody who shares looks into a hall of mirrors; the camera goes on.
    expect(await screens(ann).count()).toBe(0);
    await bob.tileOf('Ann').locator('video.playing').waitFor();

    const box = async (locator: ReturnType<typeof screens>) => (await locator.boundingBox()) ?? expect.unreachable();
    const [screen, person] = [await box(screens(bob)), await box(bob.tileOf('Ann'))];
    expect(screen.width).toBeGreaterThan(3 * person.width);

    await ann.testId('sharing-stop').click();
    await screens(bob).waitFor({ state: 'detached' });
    await ann.testId('sharing-bar').waitFor({ state: 'detached' });
    expect(await pressed(ann)).toBe('false');
    await share(ann);
    await seesTheScreen(bob);
    await ann.testId('share-button').click();
    await screens(bob).waitFor({ state: 'detached' });
  });

  it('ends when what is shared is closed, as with the browser’s own bar', async () => {
    const [ann, bob] = (await meeting('Ann', 'Bob')) as [Person, Person];
    const tab = await share(ann);
    await seesTheScreen(bob);
    await tab.close();
    await screens(bob).waitFor({ state: 'detached' });
    await ann.testId('sharing-bar').waitFor({ state: 'detached' });
    expect(await pressed(ann)).toBe('false');
  });

  it('is shown to who comes later, and several may share at a time', async () => {
    const [ann, bob, chloe] = (await meeting('Ann', 'Bob', 'Chloé')) as [Person, Person, Person];
    await share(ann);
    await seesTheScreen(chloe);
    await share(bob);
    await seesScreensOf(chloe, 'Ann', 'Bob');
    const width = async (name: string) => (await screens(chloe).filter({ hasText: name }).boundingBox())?.width ?? 0;
    // The newest is in front.
    const widths = async () => [await width('Ann’s screen'), await width('Bob’s screen')];
    await until('the newest is in front', widths, ([older = 0, newer = 0]) => newer > 2 * older);
    await chloe.page.reload();
    await chloe.enter();
    await seesScreensOf(chloe, 'Ann', 'Bob');
    await seesTheScreen(chloe);
    await bob.leave();
    await seesScreensOf(chloe, 'Ann');
  });

  it('ends by a chairman’s pause, loses its sound by a mute, and comes back only by one’s own hand', async () => {
    const [ann, bob] = (await meeting('Ann', 'Bob')) as [Person, Person];
    await share(bob);
    await seesTheScreen(ann);
    const sounds = ann.page.locator('vroom-remote-audio[data-share-of]');
    expect(await sounds.count()).toBe(1);
    await ann.act('mute', 'Bob');
    await sounds.waitFor({ state: 'detached' });
    await seesTheScreen(ann);

    await ann.act('pause', 'Bob');
    await screens(ann).waitFor({ state: 'detached' });
    await bob.testId('sharing-bar').waitFor({ state: 'detached' });
    await bob.isTold('Ann paused your camera and your screen.');
    await bob.testId('share-button').click({ force: true });
    await bob.isTold('The chairman paused your camera and screen.');
    expect(await bob.testId('share-button').getAttribute('aria-disabled')).toBe('true');
    expect(await pressed(bob)).toBe('false');

    await ann.act('resume', 'Bob');
    await bob.isTold('Ann allows your camera and screen again');
    expect(await screens(ann).count()).toBe(0);
    await bob.testId('share-button').click();
    await seesTheScreen(ann);
  });
});
