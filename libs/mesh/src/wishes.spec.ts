import { describe, expect, it } from 'vitest';
import { both, makeLocalMedia as make } from './testing/local-media.js';
import { fulfils, processed } from './wishes.js';

describe('wishes about the sound', () => {
  it('are all made where none is said', async () => {
    const { devices, media } = make({ sound: { autoGainControl: false } });
    await media.start(both);
    expect(devices.requests[0]?.constraints.audio).toEqual({
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: false,
    });
  });

  it('are made of the running track where it does as told', async () => {
    const { devices, media, fake } = make();
    await media.start(both);
    const track = fake('audio');
    await media.setSound({ noiseSuppression: false });
    expect(track?.applied).toEqual([{ echoCancellation: true, noiseSuppression: false, autoGainControl: true }]);
    expect([fake('audio'), devices.requests.length]).toEqual([track, 1]);
  });

  it('make the same microphone captured anew where the running track ignores them', async () => {
    const { devices, media, fake } = make();
    await media.start({ ...both, audioDeviceId: 'mic-2' });
    const track = fake('audio');
    if (track) track.stubborn = true;
    await media.setSound({ noiseSuppression: false });
    expect(track?.readyState).toBe('ended');
    expect(media.state.audio).toEqual({ status: 'on', deviceId: 'mic-2' });
    expect(devices.requests.at(-1)?.constraints.audio).toMatchObject({ noiseSuppression: false });
    expect(devices.live).toHaveLength(2);
  });

  it('wait for the microphone where it is off', async () => {
    const { devices, media } = make();
    await media.setSound({ echoCancellation: false });
    expect(devices.requests).toEqual([]);
    await media.setMicrophone(true);
    expect(devices.requests[0]?.constraints.audio).toMatchObject({ echoCancellation: false });
  });

  it('count as fulfilled where the browser does not tell', () => {
    expect(fulfils({}, processed({}))).toBe(true);
    expect(fulfils({ echoCancellation: false }, processed({}))).toBe(false);
  });
});

describe('wishes about the picture', () => {
  it('are made of the running camera, and of each one after it', async () => {
    const { devices, media, fake } = make();
    await media.start(both);
    const track = fake('video');
    await media.setVideo({ width: 320, frameRate: 5 });
    expect(track?.applied).toEqual([{ width: { ideal: 320 }, frameRate: { ideal: 5 } }]);
    expect(fake('video')).toBe(track);
    await media.setCamera(false);
    await media.setCamera(true);
    expect(devices.requests.at(-1)?.constraints.video).toMatchObject({ width: { ideal: 320 } });
  });
});
