import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { launchChromium, newPerson } from './support/chromium.ts';
import { Person } from './support/person.ts';
import { createRoom } from './support/rooms.ts';
import { until } from './support/until.ts';

const chromium = needs('chromium');
const ours = fileURLToPath(new URL('../../api/assets/music/paper-boats.mp3', import.meta.url));

interface Sound {
  paused: boolean;
  muted: boolean;
  volume: number;
  /** Of the piece, in s. */
  at: number;
  source: string;
}

describe.skipIf(chromium.skip)(chromium.title('music on hold in Chromium'), () => {
  let folder: string;
  let server: VroomServer;
  let browser: Browser;
  let people: Person[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vroom-music-'));
    server = await VroomServer.start({ VROOM_DIRECTORIES_MUSIC: folder });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true });
  });
  afterEach(async () => {
    const problems = people.flatMap((each) => each.problems.map((problem) => `${each.name}: ${problem}`));
    await Promise.all(people.map(({ page }) => page.context().close()));
    people = [];
    expect(problems).toEqual([]);
  });

  async function person(name: string): Promise<Person> {
    const made = new Person(await newPerson(browser), name);
    people.push(made);
    return made;
  }

  const sound = ({ page }: Person): Promise<Sound> =>
    page.locator('vroom-hold-music audio').evaluate((audio: HTMLAudioElement) => ({
      paused: audio.paused,
      muted: audio.muted,
      volume: audio.volume,
      at: audio.currentTime,
      source: audio.currentSrc,
    }));

  async function hearsMusic(who: Person): Promise<Sound> {
    const plays = (now: Sound) => !now.paused && !now.muted && now.volume > 0.3 && now.at > 1;
    const before = await until(`${who.name} hears music`, () => sound(who), plays);
    return until(
      `the music of ${who.name} goes on`,
      () => sound(who),
      (now) => now.at > before.at,
    );
  }

  async function hearsNone(who: Person): Promise<void> {
    await until(
      `${who.name} hears no music`,
      () => sound(who),
      ({ paused }) => paused,
    );
  }

  it('plays while one is alone, and stops when somebody comes', async () => {
    const url = await createRoom(server.url);
    const [ann, bob] = [await person('Ann'), await person('Bob')];
    const asked: string[] = [];
    ann.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await ann.openDoor(url);
    expect(asked.filter((path) => path.includes('/music'))).toEqual([]);
    await ann.enter();
    const first = await hearsMusic(ann);
    expect(first.source).toMatch(/\/api\/v1\/music\/[\w-]+\.mp3$/);

    await bob.join(url);
    await ann.seesConnections(1);
    await hearsNone(ann);
    await hearsNone(bob);
    expect((await sound(bob)).source).toBe('');
    // What the others hear is the microphone, whatever the loudspeakers play.
    const sent = await ann.page.evaluate(() =>
      window.vroomProbe.links.flatMap((link) => link.getSenders().map(({ track }) => track?.kind)),
    );
    expect(sent.filter((kind) => kind === 'audio')).toHaveLength(1);

    await bob.leave();
    const second = await hearsMusic(ann);
    expect(second.source).not.toBe(first.source);
  });

  it('is quiet while one is asked whether to leave', async () => {
    const ann = await person('Ann');
    await ann.join(await createRoom(server.url));
    await hearsMusic(ann);
    await ann.testId('leave-button').click();
    await hearsNone(ann);
    await ann.page.keyboard.press('Escape');
    await hearsMusic(ann);
  });

  it('stays off once it is turned off, also after a reload', async () => {
    const ann = await person('Ann');
    await ann.join(await createRoom(server.url));
    await hearsMusic(ann);
    await ann.testId('music-switch').click();
    await hearsNone(ann);

    await ann.page.reload();
    await ann.enter();
    await ann.testId('alone').waitFor();
    expect(await ann.testId('music-switch').isChecked()).toBe(false);
    // Longer than it takes to begin: by the clock in the corner, which counts the seconds in the room.
    await ann.page.getByText('0:04').waitFor();
    expect(await sound(ann)).toMatchObject({ paused: true, source: '' });

    await ann.testId('music-switch').press('Space');
    await hearsMusic(ann);
  });

  it('plays what the operator has dropped in, while the server runs', async () => {
    const ann = await person('Ann');
    const url = await createRoom(server.url);
    await copyFile(ours, join(folder, 'Our Company & You.mp3'));
    // No chance in this page: the third of the six, which are in the order of their titles.
    await ann.page.addInitScript(() => (Math.random = () => 0.4));
    await ann.join(url);
    expect((await hearsMusic(ann)).source).toBe(`${server.url}/api/v1/music/Our%20Company%20%26%20You.mp3`);
  });
});
