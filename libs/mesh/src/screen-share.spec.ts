import { describe, expect, it } from 'vitest';
import { ScreenShare, type ShareOutcome } from './screen-share.js';
import { FakeDisplays } from './testing/fake-displays.js';
import { FakeTrack } from './testing/fake-media.js';

const tab = () => new FakeTrack('video', undefined, { displaySurface: 'browser' });
const sound = (suppressed: boolean) => new FakeTrack('audio', undefined, { suppressLocalAudioPlayback: suppressed });

function make() {
  const displays = new FakeDisplays();
  const share = new ScreenShare({ devices: displays });
  let changes = 0;
  share.onChange(() => (changes += 1));
  return { displays, share, changes: () => changes };
}

async function shared(video = tab(), audio?: FakeTrack) {
  const made = make();
  const started = made.share.start({ audio: true });
  made.displays.choose(video, audio);
  expect(await started).toBe('shared');
  return { ...made, video, audio };
}

const sent = (share: ScreenShare) => [share.outgoing('screen'), share.outgoing('screenAudio')];

describe('a share', () => {
  it('sends what was chosen, sharp, and its sound as it is', async () => {
    const audio = sound(true);
    const { share, video, changes } = await shared(tab(), audio);
    expect(sent(share)).toEqual([video, audio]);
    expect([video.contentHint, audio.contentHint]).toEqual(['detail', 'music']);
    expect([share.outgoing('audio'), share.outgoing('camera')]).toEqual([null, null]);
    expect(changes()).toBe(1);
  });

  it('ends by one’s own word, and releases everything', async () => {
    const { share, video, audio, changes } = await shared(tab(), sound(false));
    share.stop();
    share.stop();
    expect([video.readyState, audio?.readyState]).toEqual(['ended', 'ended']);
    expect(sent(share)).toEqual([null, null]);
    expect(changes()).toBe(2);
  });

  it('ends by the browser’s own bar, with its sound', async () => {
    const { share, video, audio, changes } = await shared(tab(), sound(false));
    video.unplug();
    expect(audio?.readyState).toBe('ended');
    expect(sent(share)).toEqual([null, null]);
    expect(changes()).toBe(2);
  });

  it('goes on without its sound', async () => {
    const { share, video, audio } = await shared(tab(), sound(false));
    audio?.unplug();
    expect(sent(share)).toEqual([video, null]);
    const other = await shared(tab(), sound(false));
    other.share.stopAudio();
    other.share.stopAudio();
    expect([other.audio?.readyState, other.changes()]).toEqual(['ended', 2]);
  });

  it('does not end with one that was there before it', async () => {
    const { share, displays, video } = await shared();
    share.stop();
    const again = share.start({ audio: true });
    const second = tab();
    displays.choose(second);
    await again;
    video.unplug();
    expect(share.outgoing('screen')).toBe(second);
  });
});

describe('the sound of one’s own share', () => {
  it('is one’s own to play where the browser took it away, and that is so of a tab only', async () => {
    const audio = sound(true);
    expect((await shared(tab(), audio)).share.silenced).toBe(audio);
    expect((await shared(tab(), sound(false))).share.silenced).toBeNull();
    const monitor = new FakeTrack('video', undefined, { displaySurface: 'monitor' });
    expect((await shared(monitor, sound(true))).share.silenced).toBeNull();
    expect((await shared(tab())).share.silenced).toBeNull();
  });
});

describe('the choice', () => {
  it.each<[string, string, ShareOutcome]>([
    ['NotAllowedError', 'Permission denied by user', 'dismissed'],
    ['NotAllowedError', 'Permission denied by system', 'permission_denied'],
    ['NotFoundError', '', 'no_device'],
    ['NotReadableError', '', 'in_use'],
    ['InvalidStateError', '', 'unknown'],
  ])('refused with %s (%s) is %s', async (name, message, outcome) => {
    const { displays, share, changes } = make();
    const started = share.start({ audio: true });
    displays.refuse(name, message);
    expect(await started).toBe(outcome);
    expect(changes()).toBe(0);
  });

  it('is offered once at a time', async () => {
    const { displays, share } = make();
    const started = share.start({ audio: true });
    expect(await share.start({ audio: true })).toBe('dismissed');
    displays.choose();
    await started;
    expect(await share.start({ audio: true })).toBe('dismissed');
    expect(displays.asked).toHaveLength(1);
  });

  it('that comes after a stop is released', async () => {
    const { displays, share, changes } = make();
    const started = share.start({ audio: true });
    share.stop();
    const [video, audio] = [tab(), sound(false)];
    displays.choose(video, audio);
    expect(await started).toBe('dismissed');
    expect([video.readyState, audio.readyState, changes()]).toEqual(['ended', 'ended', 0]);
  });

  it('of what is gone already is none', async () => {
    const { displays, share } = make();
    const started = share.start({ audio: true });
    const video = tab();
    video.stop();
    displays.choose(video);
    expect(await started).toBe('no_device');
    expect(share.video).toBeNull();
  });

  it('is missing on phones, and in an insecure context', async () => {
    for (const devices of [undefined, {}]) {
      const share = new ScreenShare({ devices });
      expect([share.supported, await share.start({ audio: true })]).toEqual([false, 'unsupported']);
    }
    expect(make().share.supported).toBe(true);
  });
});
