import { describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { Company } from './support/company.ts';
import type { Person } from './support/person.ts';
import { until } from './support/until.ts';

const chromium = needs('chromium');

/** What Chromium writes when the server refuses somebody who was sent out: it is what the test wants. */
const refused = /status of 40[13]/;

describe.skipIf(chromium.skip)(chromium.title('the chairman in Chromium'), () => {
  const company = new Company(refused);

  async function meeting(...names: string[]): ReturnType<Company['atAnns']> {
    const met = await company.atAnns(...names);
    await Promise.all([met.ann, ...met.others].map((each) => each.seesAndHears(names.length)));
    return met;
  }

  const mutedMark = (who: Person, name: string) => who.tileOf(name).getByTestId('tile-moderated-muted');
  const pausedMark = (who: Person, name: string) => who.tileOf(name).getByTestId('tile-moderated-paused');

  const bytesSent = async (who: Person, kind: 'audio' | 'video') => {
    const links = await who.links();
    return links.map(({ audioBytesSent, videoBytesSent }) => (kind === 'audio' ? audioBytesSent : videoBytesSent));
  };

  /** Waits until the counters stand still for a second: what was under way when it was stopped may still go out. */
  async function stopsSending(who: Person, kind: 'audio' | 'video'): Promise<void> {
    let last = await bytesSent(who, kind);
    const stands = async () => {
      const before = last;
      last = await bytesSent(who, kind);
      return String(before) === String(last);
    };
    await expect.poll(stands, { interval: 1000, timeout: 15_000 }).toBe(true);
  }

  /** What `who` plays of somebody's voice. */
  async function plays(who: Person, name: string): Promise<boolean> {
    const id = await who.tileOf(name).getAttribute('data-peer-id');
    const audio = who.page.locator(`vroom-remote-audio[data-peer-id="${id ?? ''}"] audio`);
    return audio.evaluate((element: HTMLAudioElement) => element.srcObject !== null);
  }

  it('mutes somebody, who cannot speak until they are let and want to', async () => {
    const { ann, others } = await meeting('Bob', 'Chloé');
    const [bob, chloe] = others as [Person, Person];
    expect(await bob.testId('chairman-button').count()).toBe(0);
    expect(await bob.actionsOn('Ann')).toEqual(['details']);

    await ann.act('mute', 'Bob');
    await Promise.all([mutedMark(ann, 'Bob').waitFor(), mutedMark(chloe, 'Bob').waitFor()]);
    await Promise.all([ann.isTold('You muted Bob.'), bob.isTold('Ann muted you.'), chloe.isTold('Ann muted Bob.')]);
    await stopsSending(bob, 'audio');
    expect([await plays(ann, 'Bob'), await plays(chloe, 'Bob')]).toEqual([false, false]);
    await bob.testId('mic-button').press('Enter');
    await bob.testId('mic-button').click({ force: true });
    await bob.isTold('The chairman muted you.');
    expect(await bob.testId('mic-button').getAttribute('aria-pressed')).toBe('false');
    await stopsSending(bob, 'audio');

    await ann.act('unmute', 'Bob');
    await mutedMark(ann, 'Bob').waitFor({ state: 'detached' });
    await bob.isTold('Ann lets you speak again');
    await ann.tileOf('Bob').getByTestId('tile-muted').waitFor();
    await stopsSending(bob, 'audio');
    await bob.testId('mic-button').click();
    await ann.tileOf('Bob').getByTestId('tile-muted').waitFor({ state: 'detached' });
    await Promise.all([ann.seesAndHears(2), chloe.seesAndHears(2)]);
    expect(await plays(ann, 'Bob')).toBe(true);
  });

  it('pauses a camera, which stays off until the person switches it on again', async () => {
    const { ann, others } = await meeting('Bob');
    const [bob] = others as [Person];
    await ann.act('pause', 'Bob');
    await pausedMark(ann, 'Bob').waitFor();
    await ann.tileOf('Bob').getByTestId('tile-camera-off').waitFor();
    await stopsSending(bob, 'video');
    await bob.testId('camera-button').press('Enter');
    await stopsSending(bob, 'video');
    await ann.act('resume', 'Bob');
    await pausedMark(ann, 'Bob').waitFor({ state: 'detached' });
    await bob.isTold('Ann allows your camera and screen again');
    await ann.tileOf('Bob').getByTestId('tile-camera-off').waitFor();
    await bob.testId('camera-button').click();
    await ann.tileOf('Bob').getByTestId('tile-camera-off').waitFor({ state: 'detached' });
    await ann.seesAndHears(1);
  });

  it('keeps somebody muted who loads the page again, and tells who joins', async () => {
    const { url, ann, others } = await meeting('Bob');
    const [bob] = others as [Person];
    await ann.act('mute', 'Bob');
    await mutedMark(ann, 'Bob').waitFor();
    const dora = await company.person('Dora');
    await dora.join(url);
    await mutedMark(dora, 'Bob').waitFor();
    await bob.page.reload();
    await bob.enter();
    await mutedMark(ann, 'Bob').waitFor();
    await bob.seesConnections(2);
    await stopsSending(bob, 'audio');
    expect(await bob.testId('mic-button').getAttribute('aria-disabled')).toBe('true');
  });

  it('drops what a modified client sends although it was muted', async () => {
    const { ann, others } = await meeting('Mallory');
    const [mallory] = others as [Person];
    await ann.act('mute', 'Mallory');
    await mutedMark(ann, 'Mallory').waitFor();
    await stopsSending(mallory, 'audio');
    await mallory.page.evaluate(async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      for (const link of window.vroomProbe.links) {
        const sender = link.getTransceivers().find(({ receiver }) => receiver.track.kind === 'audio')?.sender;
        if (!sender) throw new Error('There is no sender of sound to modify');
        // The mesh puts right what a sender carries whenever it looks, between any two steps: what is modified withstands that.
        const replaceTrack = sender.replaceTrack.bind(sender);
        sender.replaceTrack = () => Promise.resolve();
        await replaceTrack(stream.getAudioTracks()[0] ?? null);
      }
    });
    const [before] = await bytesSent(mallory, 'audio');
    await until(
      'Mallory sends sound',
      async () => (await bytesSent(mallory, 'audio'))[0] ?? 0,
      (sent) => sent > (before ?? 0) + 2000,
    );
    expect(await plays(ann, 'Mallory')).toBe(false);
    expect(await mutedMark(ann, 'Mallory').count()).toBe(1);
  });

  it('makes somebody an owner, who may do the same and is safe from it', async () => {
    const { ann, others } = await meeting('Bob', 'Chloé');
    const [bob, chloe] = others as [Person, Person];
    await ann.act('promote', 'Bob');
    await ann.testId('question-yes').click();
    await bob.isTold('Ann made you an owner of the room.');
    await bob.testId('chairman-button').waitFor();
    await expect.poll(() => ann.actionsOn('Bob')).toEqual(['details']);
    expect(await bob.actionsOn('Ann')).toEqual(['details']);
    await bob.act('mute', 'Chloé');
    await mutedMark(ann, 'Chloé').waitFor();

    await ann.actOnRoom('pause-all');
    await pausedMark(bob, 'Chloé').waitFor();
    await chloe.isTold('Ann paused all cameras and screens.');
    expect(await pausedMark(chloe, 'Bob').count()).toBe(0);
    expect(await bob.testId('camera-button').getAttribute('aria-pressed')).toBe('true');
  });

  it('mutes everybody at once', async () => {
    const { ann, others } = await meeting('Bob', 'Chloé');
    const [bob, chloe] = others as [Person, Person];
    await ann.actOnRoom('mute-all');
    await Promise.all([mutedMark(ann, 'Bob').waitFor(), mutedMark(ann, 'Chloé').waitFor()]);
    await Promise.all([stopsSending(bob, 'audio'), stopsSending(chloe, 'audio')]);
    expect(await ann.testId('mic-button').getAttribute('aria-pressed')).toBe('true');
    expect(await plays(bob, 'Ann')).toBe(true);
  });

  it('sends somebody out for as long as the meeting lasts, and ends it for everybody', async () => {
    const { url, ann, others } = await meeting('Bob', 'Chloé');
    const [bob, chloe] = others as [Person, Person];
    await ann.act('kick', 'Chloé');
    await ann.testId('question-yes').click();
    await chloe.page.waitForURL(/\/goodbye\/.*reason=kicked/);
    await chloe.page.getByRole('heading', { name: /You were removed from/ }).waitFor();
    await expect.poll(() => ann.others()).toEqual(['Bob']);
    await expect.poll(() => bob.others()).toEqual(['Ann']);
    await bob.isTold('Ann sent Chloé out.');
    await chloe.openDoor(url);
    await chloe.page.getByLabel('Your name').fill('Chloé');
    await chloe.testId('join-button').click();
    await chloe.testId('door-kicked').waitFor();
    expect(await ann.others()).toEqual(['Bob']);

    await ann.actOnRoom('end-meeting');
    await ann.testId('question-yes').click();
    await Promise.all([ann, bob].map(({ page }) => page.waitForURL(/\/goodbye\/.*reason=ended/)));
    await bob.page.getByRole('heading', { name: /is over/ }).waitFor();
    expect(await bob.links()).toEqual([]);
  });
});
