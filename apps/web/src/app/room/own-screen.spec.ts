import type { MediaSlot, ScreenShare } from '@vroom/mesh';
import { unmoderated } from '@vroom/room-policy';
import { describe, expect, it } from 'vitest';
import { LocalDevices } from './local-devices';

const muted = { muted: true, paused: false };
const paused = { muted: false, paused: true };

/** A share that is granted when the test says so. */
function sharing() {
  const listeners: (() => void)[] = [];
  const wishes: { audio: boolean }[] = [];
  const become = (video: object | null, audio: object | null) => {
    if (share.video === video && share.audio === audio) return;
    Object.assign(share, { video, audio, silenced: audio });
    for (const listener of listeners) listener();
  };
  const share = {
    supported: true,
    video: null as object | null,
    audio: null as object | null,
    silenced: null as object | null,
    start: async (wanted: { audio: boolean }) => {
      wishes.push(wanted);
      return 'shared';
    },
    stop: () => become(null, null),
    stopAudio: () => become(share.video, null),
    outgoing: (slot: MediaSlot) => (slot === 'screen' ? share.video : share.audio),
    onChange: (listener: () => void) => {
      listeners.push(listener);
      return () => listeners.splice(listeners.indexOf(listener), 1);
    },
  };
  const devices = new LocalDevices();
  devices.attachScreen(share as unknown as ScreenShare);
  return { devices, wishes, grant: () => become({ kind: 'video' }, { kind: 'audio' }), share };
}

const sent = (devices: LocalDevices) => [devices.outgoing('screen'), devices.outgoing('screenAudio')];

describe('one’s own screen', () => {
  it('is told, sent and ended', () => {
    const { devices, grant, share } = sharing();
    expect([devices.canShare, devices.screenOn(), devices.mediaState().screen]).toEqual([true, false, false]);
    let changes = 0;
    const stop = devices.onChange(() => (changes += 1));
    grant();
    expect([devices.screenOn(), devices.mediaState().screen]).toEqual([true, true]);
    expect(sent(devices)).toEqual([share.video, share.audio]);
    expect([devices.screenTrack(), devices.screenSound()]).toEqual([share.video, share.audio]);
    devices.stopScreen();
    expect([devices.screenOn(), changes]).toEqual([false, 2]);
    stop();
    grant();
    expect(changes).toBe(2);
  });

  it('ends with the visit', () => {
    const { devices, grant } = sharing();
    grant();
    devices.stop();
    expect(devices.screenOn()).toBe(false);
  });

  it('ends when a chairman pauses one, and stays ended', async () => {
    const { devices, grant, wishes, share } = sharing();
    grant();
    devices.moderate(paused);
    expect([share.video, devices.screenOn(), devices.mediaState().screen]).toEqual([null, false, false]);
    expect(await devices.shareScreen()).toBe('dismissed');
    expect(wishes).toEqual([]);
    devices.moderate(unmoderated);
    expect(sent(devices)).toEqual([null, null]);
    expect(await devices.shareScreen()).toBe('shared');
  });

  it('ends as soon as it begins where it was chosen before the pause', () => {
    const { devices, grant, share } = sharing();
    devices.moderate(paused);
    grant();
    expect([share.video, devices.mediaState().screen]).toEqual([null, false]);
  });

  it('goes on without its sound when a chairman mutes one, for good', async () => {
    const { devices, grant, wishes, share } = sharing();
    grant();
    devices.moderate(muted);
    expect(sent(devices)).toEqual([share.video, null]);
    devices.moderate(unmoderated);
    expect(sent(devices)).toEqual([share.video, null]);
    devices.moderate(muted);
    await devices.shareScreen();
    expect(wishes).toEqual([{ audio: false }]);
  });
});
