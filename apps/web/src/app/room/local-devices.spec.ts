import type { LocalMedia, LocalMediaState, MediaSlot } from '@vroom/mesh';
import { unmoderated } from '@vroom/room-policy';
import { describe, expect, it } from 'vitest';
import { LocalDevices } from './local-devices';
import type { FoundDevice } from '../shared/device-options';

/** A microphone and a camera that do as they are told at once. */
function fakeMedia() {
  const listeners: (() => void)[] = [];
  let list: FoundDevice[] = [];
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
    devices: async (): Promise<FoundDevice[]> => list,
    onDevicesChange: () => () => undefined,
    onChange: (listener: () => void) => {
      listeners.push(listener);
      return () => undefined;
    },
    stop: () => undefined,
  };
  return { media, become, plug: (...found: FoundDevice[]) => void (list = found) };
}

function attached() {
  const { media, become, plug } = fakeMedia();
  const devices = new LocalDevices();
  devices.attach(media as unknown as LocalMedia, undefined);
  return { devices, media, become, plug };
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

describe('one who is muted', () => {
  it('is heard while a key is held', () => {
    const { devices, media } = attached();
    media.setMuted(true);
    expect(devices.talk(true)).toBe(true);
    expect(devices.mediaState().audio).toBe(true);
    expect(devices.talk(false)).toBe(true);
    expect(devices.mediaState().audio).toBe(false);
  });

  it('stays muted where there is no microphone, and where a chairman wants it', () => {
    const { devices, media, become } = attached();
    become({ muted: true, audio: { status: 'off' } });
    expect(devices.talk(true)).toBe(false);
    become({ audio: { status: 'on' } });
    devices.moderate({ muted: true, paused: false });
    expect([devices.talk(true), media.state.muted]).toEqual([false, true]);
  });

  it('is muted by a chairman also in the middle of it, and by the question whether to leave', () => {
    const { devices } = attached();
    devices.pause();
    expect(devices.talk(true)).toBe(false);
    devices.resume();
    void devices.toggleMicrophone();
    devices.talk(true);
    devices.pause();
    expect(devices.mediaState().audio).toBe(false);
    devices.resume();
    expect([devices.talk(false), devices.mediaState().audio]).toEqual([false, false]);
    devices.talk(true);
    devices.moderate({ muted: true, paused: false });
    devices.talk(false);
    devices.moderate(unmoderated);
    expect(devices.mediaState().audio).toBe(false);
  });

  it('was not muted before: a key that is let go changes nothing', () => {
    const { devices } = attached();
    expect([devices.talk(true), devices.talk(false), devices.mediaState().audio]).toEqual([false, false, true]);
  });
});

describe('the loudspeaker', () => {
  const speaker = (deviceId: string): FoundDevice => ({ kind: 'audiooutput', deviceId, label: deviceId });

  it('is the chosen one while it is there', async () => {
    const { devices, plug } = attached();
    devices.useSpeaker('headset');
    expect(devices.speakerId()).toBe('headset');
    plug(speaker('default'), speaker('headset'));
    await devices.relist();
    expect(devices.speakerId()).toBe('headset');
    plug(speaker('default'));
    await devices.relist();
    expect(devices.speakerId()).toBeUndefined();
    plug(speaker('default'), speaker('headset'));
    await devices.relist();
    expect(devices.speakerId()).toBe('headset');
  });
});
