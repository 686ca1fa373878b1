import { describe, expect, it } from 'vitest';
import { flush } from './testing/flush.js';
import { both, makeLocalMedia as make } from './testing/local-media.js';

describe('camera and microphone', () => {
  it('off stop the track; on capture again from the last device', async () => {
    const { devices, media, fake } = make();
    await media.start({ ...both, videoDeviceId: 'cam-2' });
    const first = fake('video');
    await media.setCamera(false);
    expect([first?.readyState, media.state.video, media.outgoing('camera')]).toEqual([
      'ended',
      { status: 'off' },
      null,
    ]);
    await media.setCamera(true);
    expect(media.state.video).toEqual({ status: 'on', deviceId: 'cam-2' });
    await media.setCamera(true);
    expect(devices.requests).toHaveLength(2);
    await media.setMicrophone(false);
    expect(devices.live.map(({ kind }) => kind)).toEqual(['video']);
    await media.setMicrophone(true);
    expect(media.state.audio.status).toBe('on');
  });

  it('switch devices without leaving the old one open', async () => {
    const { devices, media, fake } = make();
    await media.start(both);
    const first = fake('video');
    await media.useDevice('video', 'cam-3');
    expect(first?.readyState).toBe('ended');
    expect(media.state.video).toEqual({ status: 'on', deviceId: 'cam-3' });
    expect(devices.requests.at(-1)?.constraints.video).toMatchObject({ deviceId: { exact: 'cam-3' } });
    expect(devices.live).toHaveLength(2);
  });

  it('that are off are not switched on by a choice in a list', async () => {
    const { devices, media } = make();
    await media.useDevice('video', 'cam-3');
    expect([media.state.video.status, devices.requests.length]).toEqual(['off', 0]);
    await media.setCamera(true);
    expect(media.state.video).toEqual({ status: 'on', deviceId: 'cam-3' });
  });

  it('that are unplugged have failed, and can be replaced', async () => {
    const { media, fake, changes } = make();
    await media.start(both);
    const before = changes();
    fake('video')?.unplug();
    await flush();
    expect(media.state.video).toEqual({ status: 'failed', error: 'no_device' });
    expect([media.outgoing('camera'), media.track('video'), changes()]).toEqual([null, null, before + 1]);
    await media.useDevice('video', 'cam-2');
    expect(media.state.video).toEqual({ status: 'on', deviceId: 'cam-2' });
  });

  it('that were replaced may end unheard', async () => {
    const { media, fake } = make();
    await media.start(both);
    const old = fake('video');
    await media.useDevice('video', 'cam-2');
    old?.unplug();
    await flush();
    expect(media.state.video.status).toBe('on');
  });

  it.each([
    ['denied', true, 'permission_denied'],
    ['prompt', false, 'permission_denied'],
    ['prompt', true, 'no_device'],
    ['granted', true, 'no_device'],
    [undefined, true, 'no_device'],
  ] as const)('that ended with the permission %s, names told: %s, have failed by %s', async (state, named, error) => {
    const { devices, media, fake } = make({ permission: async () => state });
    await media.start(both);
    devices.named = named;
    fake('audio')?.unplug();
    await flush();
    expect(media.state.audio).toEqual({ status: 'failed', error });
  });

  it('that ended where the browser does not tell about permissions have failed by no_device', async () => {
    const { media, fake } = make({ permission: () => Promise.reject(new TypeError('no such permission')) });
    await media.start(both);
    fake('audio')?.unplug();
    await flush();
    expect(media.state.audio).toEqual({ status: 'failed', error: 'no_device' });
  });

  it('may be replaced while the browser is asked why they ended', async () => {
    const { media, fake } = make({ permission: async () => 'denied' });
    await media.start(both);
    fake('video')?.unplug();
    await media.useDevice('video', 'cam-2');
    await flush();
    expect(media.state.video).toEqual({ status: 'on', deviceId: 'cam-2' });
  });
});

describe('overlapping calls', () => {
  it('leave one live track of the last wish', async () => {
    const { devices, media, fake } = make();
    devices.hold = true;
    const done = [media.start(both), media.useDevice('video', 'cam-2'), media.useDevice('video', 'cam-3')];
    await flush();
    for (const request of [...devices.requests].reverse()) request.grant();
    await Promise.all(done);
    expect(media.state.video).toEqual({ status: 'on', deviceId: 'cam-3' });
    expect(media.state.audio.status).toBe('on');
    expect(devices.live).toHaveLength(2);
    expect(devices.live).toContain(fake('video'));
  });

  it('for what is under way already ask no second time', async () => {
    const { devices, media } = make();
    devices.hold = true;
    const first = media.setCamera(true);
    await media.setCamera(true);
    devices.requests[0]?.grant();
    await first;
    expect([devices.requests.length, media.state.video.status]).toEqual([1, 'on']);
  });

  it('see a device that was unplugged before its track arrived', async () => {
    const { devices, media } = make();
    devices.hold = true;
    const started = media.setCamera(true);
    devices.requests[0]?.grant();
    devices.captured[0]?.unplug();
    await started;
    expect(media.state.video).toEqual({ status: 'failed', error: 'no_device' });
  });

  it('release what comes after the camera was switched off', async () => {
    const { devices, media } = make();
    devices.hold = true;
    const started = media.start(both);
    await media.setCamera(false);
    devices.requests[0]?.grant();
    await started;
    expect([media.state.audio.status, media.state.video.status]).toEqual(['on', 'off']);
    expect(devices.live.map(({ kind }) => kind)).toEqual(['audio']);
  });

  it('do not try a device again that was superseded meanwhile', async () => {
    const { devices, media } = make();
    devices.hold = true;
    const started = media.start(both);
    await media.setCamera(false);
    devices.hold = false;
    devices.requests[0]?.refuse('NotAllowedError');
    await started;
    expect(devices.requests.map(({ constraints }) => Object.keys(constraints))).toEqual([
      ['audio', 'video'],
      ['audio'],
    ]);
  });

  it('may be made by a listener of the first change', async () => {
    const { devices, media } = make();
    media.onChange(() => {
      if (media.state.video.status === 'starting') void media.setCamera(false);
    });
    await media.start({ audio: false, video: true });
    expect(media.state.video.status).toBe('off');
    expect(devices.live).toEqual([]);
  });
});

describe('stop', () => {
  it('releases all, is idempotent, and releases a late capture at once', async () => {
    const { devices, media, changes } = make();
    await media.start(both);
    devices.hold = true;
    const late = media.useDevice('audio', 'mic-2');
    media.stop();
    const after = changes();
    media.stop();
    devices.requests.at(-1)?.grant();
    await late;
    expect(devices.captured).toHaveLength(3);
    expect(devices.live).toEqual([]);
    expect(changes()).toBe(after);
    expect(media.state).toEqual({ audio: { status: 'off' }, video: { status: 'off' }, muted: false });
  });
});
