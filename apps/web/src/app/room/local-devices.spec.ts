import type { LocalMedia, LocalMediaState, MediaSlot } from '@vroom/mesh';
import { unmoderated } from '@vroom/room-policy';
import { describe, expect, it } from 'vitest';
import { LocalDevices } from './local-devices';

/** A microphone and a camera that do as they are told at once. */
function fakeMedia() {
  const listeners: (() => void)[] = [];
  const become = (state: Partial<LocalMediaState>) => {
    media.state = { ...media.state, ...state };
    for (const listener of listeners) listener();
  };
  const media = {
    state: { audio: { status: 'on' }, video: { status: 'on' }, muted: false } as LocalMediaState,
    track: (kind: string) => ({ kind }) as MediaStreamTrack,
    outgoing: (slot: MediaSlot) => ({ kind: slot }) as MediaStreamTrack,
    setMuted: (muted: boolean) => {
      if (muted !== media.state.muted) become({ muted });
    },
    setCamera: async (on: boolean) => become({ video: { status: on ? 'on' : 'off' } }),
    setMicrophone: async (on: boolean) => become({ audio: { status: on ? 'on' : 'off' } }),
    devices: async () => [],
    onDevicesChange: () => () => undefined,
    onChange: (listener: () => void) => {
      listeners.push(listener);
      return () => undefined;
    },
    stop: () => undefined,
  };
  return { media, become };
}

function attached() {
  const { media, become } = fakeMedia();
  const devices = new LocalDevices();
  devices.attach(media as unknown as LocalMedia, undefined);
  return { devices, media, become };
}

const nothing = { audio: false, video: false, screen: false };
const held = { muted: true, paused: true };

describe('one who is muted and paused by a chairman', () => {
  it('sends nothing and says so', () => {
    const { devices } = attached();
    expect(devices.outgoing('audio')).not.toBeNull();
    devices.moderate(held);
    expect([devices.outgoing('audio'), devices.outgoing('camera')]).toEqual([null, null]);
    expect(devices.mediaState()).toEqual(nothing);
    expect([devices.microphoneOn(), devices.cameraOn()]).toEqual([false, false]);
  });

  it('cannot switch anything on', async () => {
    const { devices, media } = attached();
    devices.moderate(held);
    await devices.toggleMicrophone();
    await devices.toggleCamera();
    expect(media.state).toMatchObject({ muted: true, video: { status: 'off' } });
  });

  it('sends nothing even where a device comes on by itself', () => {
    const { devices, media, become } = attached();
    devices.moderate(held);
    become({ muted: false, video: { status: 'on' } });
    expect(media.state).toMatchObject({ muted: true, video: { status: 'off' } });
    expect(devices.outgoing('audio')).toBeNull();
    expect(devices.mediaState()).toEqual(nothing);
  });

  it('stays silent and unseen when it is lifted, until they press the buttons', async () => {
    const { devices } = attached();
    devices.moderate(held);
    devices.moderate(unmoderated);
    expect(devices.mediaState()).toEqual(nothing);
    await devices.toggleMicrophone();
    await devices.toggleCamera();
    expect(devices.mediaState()).toEqual({ audio: true, video: true, screen: false });
  });

  it('does not come back with the answer to a question, nor after it was lifted meanwhile', () => {
    const { devices } = attached();
    devices.pause();
    devices.moderate(held);
    devices.moderate(unmoderated);
    devices.resume();
    expect(devices.mediaState()).toEqual(nothing);
  });

  it('is so from the start where the server says so before the devices are there', () => {
    const devices = new LocalDevices();
    devices.moderate(held);
    devices.attach(fakeMedia().media as unknown as LocalMedia, undefined);
    expect(devices.mediaState()).toEqual(nothing);
  });
});
