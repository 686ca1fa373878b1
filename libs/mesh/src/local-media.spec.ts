import { describe, expect, it } from 'vitest';
import { LocalMedia } from './local-media.js';
import type { MediaErrorCode } from './media-errors.js';
import { both, makeLocalMedia as make } from './testing/local-media.js';

describe('start', () => {
  it('asks once for both and sends both', async () => {
    const { devices, media } = make();
    await media.start({ ...both, audioDeviceId: 'mic-2' });
    expect(devices.requests.map(({ constraints }) => constraints)).toEqual([
      {
        audio: {
          deviceId: { exact: 'mic-2' },
          echoCancellation: true,
          noiseSuppression: true,
          autoGainControl: true,
        },
        video: { frameRate: { ideal: 15 }, width: { ideal: 640 } },
      },
    ]);
    expect(media.state).toEqual({
      audio: { status: 'on', deviceId: 'mic-2' },
      video: { status: 'on', deviceId: 'video-default' },
      muted: false,
    });
    expect(media.outgoing('audio')).toBe(media.track('audio'));
    expect(media.outgoing('camera')?.kind).toBe('video');
  });

  it('asks once more for both where a remembered device is gone, and takes another for that one', async () => {
    const { devices, media } = make();
    devices.gone.add('cam-2');
    await media.start({ ...both, audioDeviceId: 'mic-1', videoDeviceId: 'cam-2' });
    expect(devices.requests).toHaveLength(2);
    expect(media.state.audio).toEqual({ status: 'on', deviceId: 'mic-1' });
    expect(media.state.video).toEqual({ status: 'on', deviceId: 'video-default' });
  });

  it('takes no other device than a chosen one', async () => {
    const { devices, media } = make();
    await media.start(both);
    devices.gone.add('cam-2');
    await media.useDevice('video', 'cam-2');
    expect(media.state.video).toEqual({ status: 'failed', error: 'no_device' });
  });

  it('gives the microphone to somebody without a camera', async () => {
    const { devices, media } = make();
    devices.refusals.video = 'NotFoundError';
    await media.start(both);
    expect(media.state.audio.status).toBe('on');
    expect(media.state.video).toEqual({ status: 'failed', error: 'no_device' });
    expect(devices.live.map(({ kind }) => kind)).toEqual(['audio']);
  });

  it('takes what is wanted and releases what is not', async () => {
    const { devices, media } = make();
    await media.start(both);
    await media.start({ audio: true, video: false });
    expect([media.state.audio.status, media.state.video.status]).toEqual(['on', 'off']);
    expect(devices.live.map(({ kind }) => kind)).toEqual(['audio']);
    await media.start({ audio: false, video: true });
    expect([media.state.audio.status, media.state.video.status]).toEqual(['off', 'on']);
    await media.start({ audio: false, video: false });
    expect(devices.live).toEqual([]);
  });

  it.each<[string, MediaErrorCode]>([
    ['NotAllowedError', 'permission_denied'],
    ['SecurityError', 'permission_denied'],
    ['NotFoundError', 'no_device'],
    ['OverconstrainedError', 'no_device'],
    ['NotReadableError', 'in_use'],
    ['AbortError', 'in_use'],
    ['TypeError', 'unknown'],
  ])('maps %s to %s', async (name, error) => {
    const { devices, media } = make();
    devices.refusals.audio = name;
    devices.refusals.video = name;
    await media.start(both);
    expect(media.state).toEqual({
      audio: { status: 'failed', error },
      video: { status: 'failed', error },
      muted: false,
    });
    expect([media.outgoing('audio'), media.outgoing('camera')]).toEqual([null, null]);
  });

  it('says unsupported where there are no media devices', async () => {
    const media = new LocalMedia({ devices: undefined });
    await media.start(both);
    await media.setCamera(true);
    expect(media.state.audio).toEqual({ status: 'failed', error: 'unsupported' });
    expect(media.state.video).toEqual({ status: 'failed', error: 'unsupported' });
    expect(await media.devices()).toEqual([]);
    media.onDevicesChange(() => expect.unreachable())();
  });
});

describe('mute', () => {
  it('keeps capturing but sends nothing', async () => {
    const { media, fake, changes } = make();
    await media.start(both);
    const before = changes();
    media.setMuted(true);
    expect([media.outgoing('audio'), fake('audio')?.readyState, media.state.muted]).toEqual([null, 'live', true]);
    media.setMuted(true);
    expect(changes()).toBe(before + 1);
    media.setMuted(false);
    expect(media.outgoing('audio')).toBe(media.track('audio'));
  });
});

describe('state and devices', () => {
  it('are snapshots that do not change', async () => {
    const { media } = make();
    const before = media.state;
    expect(media.state).toBe(before);
    await media.start(both);
    expect(before.audio.status).toBe('off');
    expect(media.state).not.toBe(before);
    expect(Object.isFrozen(media.state) && Object.isFrozen(media.state.audio)).toBe(true);
  });

  it('are listed and watched', async () => {
    const { devices, media } = make();
    expect(await media.devices()).toEqual([{ kind: 'audioinput', deviceId: 'mic-1', label: 'Microphone' }]);
    let changes = 0;
    const stop = media.onDevicesChange(() => (changes += 1));
    devices.dispatchEvent(new Event('devicechange'));
    stop();
    devices.dispatchEvent(new Event('devicechange'));
    expect(changes).toBe(1);
    devices.enumerateDevices = () => Promise.reject(new Error('no'));
    expect(await media.devices()).toEqual([]);
  });
});
