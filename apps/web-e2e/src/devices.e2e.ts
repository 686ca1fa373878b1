import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { launchChromium } from './support/chromium.ts';
import { installDevices, installTone, nextRefusal, sentSettings } from './support/device-probe.ts';
import { Guests } from './support/meetings.ts';
import type { Person } from './support/person.ts';
import { createRoom } from './support/rooms.ts';
import { until } from './support/until.ts';
import { sampleRate, wave } from './support/wave.ts';

const chromium = needs('chromium');

const chooseSound = 'Choose microphone and loudspeaker';
const chooseCamera = 'Choose camera';

/** Waits until what goes out fits. */
async function sends(person: Person, kind: 'audio' | 'video', wanted: MediaTrackSettings & { label?: string }) {
  await expect
    .poll(async () => (await person.page.evaluate(sentSettings))[kind], { timeout: 15_000 })
    .toMatchObject(wanted);
}

describe.skipIf(chromium.skip)(chromium.title('devices in the call'), () => {
  const guests = new Guests();
  let server: VroomServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await VroomServer.start();
    browser = await launchChromium('several');
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });
  afterEach(() => guests.seeOff());

  async function call(): Promise<{ ann: Person; bob: Person; url: string }> {
    const url = await createRoom(server.url);
    const ann = await guests.come(browser, 'Ann', {}, installDevices);
    const bob = await guests.come(browser, 'Bob');
    await ann.join(url);
    await bob.join(url);
    await bob.seesAndHears(1);
    return { ann, bob, url };
  }

  it('are changed, and the other end goes on seeing and hearing', async () => {
    const { ann, bob } = await call();
    await ann.choose(chooseSound, 'Fake Audio Input 2');
    await sends(ann, 'audio', { label: 'Fake Audio Input 2' });
    await bob.seesAndHears(1);
    await ann.choose(chooseCamera, 'fake_device_2');
    await sends(ann, 'video', { label: 'fake_device_2' });
    await bob.seesAndHears(1);

    await ann.choose(chooseSound, 'Fake Audio Output 1');
    const sink = await ann.page.evaluate(async () => {
      const devices = await navigator.mediaDevices.enumerateDevices();
      return devices.find(({ label }) => label === 'Fake Audio Output 1')?.deviceId;
    });
    const sinkOf = () =>
      ann.page.locator('vroom-remote-audio audio').evaluate((audio: HTMLAudioElement) => audio.sinkId);
    await expect.poll(sinkOf).toBe(sink);
    await ann.seesAndHears(1);

    // A loudspeaker that goes away leaves the sound to the system's; it is used again when it is back.
    await ann.page.evaluate(() => window.vroomDevices.unplug('Fake Audio Output 1'));
    await ann.isTold('Your loudspeaker is not there any more');
    await expect.poll(sinkOf).toBe('');
    await ann.page.evaluate(() => window.vroomDevices.plug('Fake Audio Output 1'));
    await expect.poll(sinkOf).toBe(sink);
  });

  it('are let go when they are off, so that their light goes out', async () => {
    const { ann, bob } = await call();
    const open = () =>
      ann.page.evaluate(() =>
        window.vroomDevices.tracks.flatMap(({ kind, readyState }) => (readyState === 'live' ? [kind] : [])).toSorted(),
      );
    expect(await open()).toEqual(['audio', 'video']);
    await ann.testId('camera-button').click();
    await bob.tileOf('Ann').getByTestId('tile-camera-off').waitFor();
    expect(await open()).toEqual(['audio']);
    await ann.testId('camera-button').click();
    await bob.seesAndHears(1);
    expect(await open()).toEqual(['audio', 'video']);
    await ann.leave();
    expect(await open()).toEqual([]);
  });

  it('that are unplugged are replaced or missed, and used again when they are back', async () => {
    const { ann, bob } = await call();
    await ann.choose(chooseSound, 'Fake Audio Input 1');
    await sends(ann, 'audio', { label: 'Fake Audio Input 1' });
    await ann.page.evaluate(() => window.vroomDevices.unplug('Fake Audio Input 1'));
    await ann.isTold('You are heard through “Fake Default Audio Input” now');
    await sends(ann, 'audio', { label: 'Fake Default Audio Input' });
    await bob.seesAndHears(1);
    await ann.page.evaluate(() => window.vroomDevices.plug('Fake Audio Input 1'));
    await ann.isTold('“Fake Audio Input 1” is back');
    await sends(ann, 'audio', { label: 'Fake Audio Input 1' });

    await ann.page.evaluate(() => {
      for (const label of ['fake_device_1', 'fake_device_0']) window.vroomDevices.unplug(label);
    });
    await ann.isTold('Your camera is off');
    await bob.tileOf('Ann').getByTestId('tile-camera-off').waitFor();
    expect(await ann.testId('camera-button').getAttribute('aria-pressed')).toBe('false');
    await ann.page.getByRole('button', { name: 'Use another camera' }).click();
    await sends(ann, 'video', { label: 'fake_device_2' });
    await bob.seesAndHears(1);
    await ann.page.evaluate(() => window.vroomDevices.plug('fake_device_0'));
    await ann.isTold('“fake_device_0” is there again');
    await ann.page.getByRole('button', { name: 'Use it' }).click();
    await sends(ann, 'video', { label: 'fake_device_0' });
    await bob.seesAndHears(1);
  });

  it('do what the switches say, now and at the next visit', async () => {
    const { ann, bob } = await call();
    await sends(ann, 'audio', { echoCancellation: true, noiseSuppression: true, autoGainControl: true });
    await sends(ann, 'video', { height: 720, frameRate: 15 });
    await ann.testId('settings-button').click();
    await ann.testId('noise-suppression').uncheck();
    await sends(ann, 'audio', { echoCancellation: true, noiseSuppression: false, autoGainControl: true });
    await ann.testId('auto-gain').uncheck();
    await ann.testId('picture-size').selectOption('low');
    await ann.testId('frame-rate').selectOption('10');
    const wanted = { echoCancellation: true, noiseSuppression: false, autoGainControl: false };
    await sends(ann, 'audio', wanted);
    await sends(ann, 'video', { height: 360, frameRate: 10 });
    await bob.seesAndHears(1);

    await ann.page.reload();
    await ann.enter();
    await bob.seesAndHears(1);
    await sends(ann, 'audio', wanted);
    await sends(ann, 'video', { height: 360, frameRate: 10 });
    await ann.testId('settings-button').click();
    expect(await ann.testId('noise-suppression').isChecked()).toBe(false);
    expect(await ann.testId('echo-cancellation').isChecked()).toBe(true);
  });
});

describe.skipIf(chromium.skip)(chromium.title('a permission that is taken away in the call'), () => {
  it('is said and seen by all; given again, one tries again', async () => {
    const guests = new Guests();
    const server = await VroomServer.start();
    // Without the made-up consent, which would consent again; so this is the browser's own permission.
    const browser = await launchChromium('refused');
    const url = await createRoom(server.url);
    const ann = await guests.come(browser, 'Ann', { permissions: ['camera', 'microphone'] });
    const bob = await guests.come(browser, 'Bob', { permissions: ['camera', 'microphone'] });
    await ann.join(url);
    await bob.join(url);
    await bob.seesAndHears(1);

    const context = ann.page.context();
    const page = await context.newCDPSession(ann.page);
    const { browserContextId } = (await page.send('Target.getTargetInfo')).targetInfo;
    const whole = await browser.newBrowserCDPSession();
    const set = async (name: string, setting: 'granted' | 'denied') => {
      const where = browserContextId === undefined ? {} : { browserContextId };
      await whole.send('Browser.setPermission', { permission: { name }, setting, origin: server.url, ...where });
    };
    const pressed = (id: string) => ann.testId(id).getAttribute('aria-pressed');

    await set('microphone', 'denied');
    await ann.isTold('Your browser does not let VROOM use the microphone');
    await bob.tileOf('Ann').getByTestId('tile-muted').waitFor();
    expect(await pressed('mic-button')).toBe('false');
    // Chromium ends both where both were asked for at once; the camera is still allowed, and goes on.
    await expect.poll(() => pressed('camera-button')).toBe('true');
    const frames = async () => (await bob.links())[0]?.frames ?? 0;
    const before = await frames();
    await until('Bob sees Ann go on', frames, (now) => now > before + 5);

    // The notice before the try and the one after it look alike.
    const refused = ann.page.evaluate(nextRefusal);
    await ann.page.getByRole('button', { name: 'Try again' }).click();
    await refused;
    await set('microphone', 'granted');
    await ann.page.getByRole('button', { name: 'Try again' }).click();
    await bob.tileOf('Ann').getByTestId('tile-muted').waitFor({ state: 'detached' });
    await bob.seesAndHears(1);

    await set('camera', 'denied');
    await ann.isTold('Your browser does not let VROOM use the camera');
    await bob.tileOf('Ann').getByTestId('tile-camera-off').waitFor();
    await guests.seeOff();
    await browser.close();
    await server.stop();
  });
});

describe.skipIf(chromium.skip)(chromium.title('the sound of one’s microphone'), () => {
  const guests = new Guests();
  let server: VroomServer;

  beforeAll(async () => {
    server = await VroomServer.start();
  });
  afterAll(() => server.stop());
  afterEach(() => guests.seeOff());

  const silent = 'No sound comes from your microphone';

  it('is missed after ten seconds of a microphone that gives nothing, and another one is offered', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vroom-silence-'));
    await writeFile(join(folder, 'silence.wav'), wave(new Int16Array(sampleRate / 2)));
    const browser = await launchChromium('granted', [
      `--use-file-for-fake-audio-capture=${join(folder, 'silence.wav')}`,
    ]);
    const ann = await guests.come(browser, 'Ann');
    await ann.join(await createRoom(server.url));
    await ann.isTold(silent);
    await ann.page.getByRole('button', { name: 'Choose a microphone' }).click();
    await ann.page.getByRole('menuitemradio', { name: 'Fake Audio Input 1' }).waitFor();
    await ann.page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitemradio');
    await guests.seeOff();
    await browser.close();
    await rm(folder, { recursive: true });
  });

  it('is missed until it comes; all see who speaks and how loud; who speaks while muted is told', async () => {
    const browser = await launchChromium();
    const url = await createRoom(server.url);
    const ann = await guests.come(browser, 'Ann', {}, installTone);
    const bob = await guests.come(browser, 'Bob', {}, installTone);
    await ann.join(url);
    await bob.join(url);
    const turn = (gain: number) => ann.page.evaluate((value) => void (window.vroomTone.gain.value = value), gain);
    const signs = (person: Person) =>
      person.page.locator('[data-testid="tile"]', { hasText: 'Ann' }).evaluate((tile) => ({
        speaking: tile.matches('.speaking'),
        bars: tile.querySelector('[data-testid="tile-level"]')?.getAttribute('data-bars'),
      }));
    const bothSee = async (wanted: Awaited<ReturnType<typeof signs>>) => {
      for (const person of [ann, bob]) await expect.poll(() => signs(person), { timeout: 15_000 }).toEqual(wanted);
    };

    await bob.seesConnections(1);
    const notice = ann.page.getByRole('status').getByText(silent);
    await notice.waitFor();
    await bothSee({ speaking: false, bars: '0' });
    await turn(0.005);
    await notice.waitFor({ state: 'detached' });
    await bothSee({ speaking: false, bars: '1' });
    await turn(0.2);
    await bothSee({ speaking: true, bars: '3' });
    await ann.testId('mic-button').click();
    await bothSee({ speaking: false, bars: undefined });
    await ann.isTold('You are muted: nobody hears what you say');
    await guests.seeOff();
    await browser.close();
  });
});
