import { describe, expect, it } from 'vitest';
import { FakeTrack } from './testing/fake-media.js';
import { World } from './testing/world.js';

async function connectedPair() {
  const world = new World();
  const a = world.add('a', { uplink: { most: 4000 } });
  world.add('b');
  a.media.tracks.camera = new FakeTrack('video', undefined, { width: 1280, height: 720 });
  world.meet();
  await world.settle();
  const sender = (index: number) => {
    const found = world.network.pair('a', 'b')[0].getTransceivers()[index]?.sender;
    if (!found) throw new Error('no sender');
    return found;
  };
  const changePath = async (generation?: string) => {
    sender(0).transport.iceTransport.changePath(generation);
    await world.settle();
  };
  const keyFrames = (index: number) => sender(index).options.filter((options) => options !== undefined).length;
  const scale = () => (sender(1).parameters.encodings[0] as RTCRtpEncodingParameters).scaleResolutionDownBy;
  return { world, a, sender, changePath, keyFrames, scale };
}

describe('another path', () => {
  it('begins with small whole pictures, more than once, and goes on as before', async () => {
    const { world, sender, changePath, keyFrames, scale } = await connectedPair();
    await world.advance(3_000);
    const usual = scale() ?? 1;
    await changePath();
    expect([keyFrames(1), scale()]).toEqual([1, usual * 3]);
    expect(sender(1).options.at(-1)).toEqual({ encodingOptions: [{ keyFrame: true }] });
    await world.advance(300);
    expect(keyFrames(1)).toBe(2);
    await world.advance(600);
    expect([keyFrames(1), scale()]).toEqual([3, usual * 3]);
    await world.advance(600);
    expect([keyFrames(1), scale()]).toEqual([4, usual]);
    await world.advance(10_000);
    expect(keyFrames(1)).toBe(4);
  });

  it('begins anew after an ICE restart too, once', async () => {
    const { world, changePath, keyFrames } = await connectedPair();
    await world.advance(3_000);
    await changePath('second');
    await world.advance(2_000);
    const asked = keyFrames(1);
    expect(asked).toBeGreaterThan(1);
    // The browser looks for the best of the new paths.
    await changePath('second');
    await world.advance(2_000);
    expect(keyFrames(1)).toBe(asked);
  });

  it('leaves the letters on a screen as they are', async () => {
    const { world, a, sender, changePath, keyFrames } = await connectedPair();
    a.media.set('screen', new FakeTrack('video', undefined, { width: 1920, height: 1080 }));
    await world.advance(3_000);
    await changePath();
    expect(keyFrames(2)).toBe(1);
    expect(sender(2).parameters.encodings).toMatchObject([{ scaleResolutionDownBy: 1 }]);
  });

  it('asks nothing of a sound, nor of who sends nothing', async () => {
    const { world, a, changePath, keyFrames } = await connectedPair();
    a.media.set('camera', null);
    await world.advance(3_000);
    await changePath();
    await world.advance(2_000);
    expect([0, 1, 2, 3].map(keyFrames)).toEqual([0, 0, 0, 0]);
  });

  it('is nothing new while a browser looks for the best one', async () => {
    const { world, changePath, keyFrames } = await connectedPair();
    await world.advance(2_900);
    await changePath();
    await world.advance(2_000);
    expect(keyFrames(1)).toBe(0);
  });

  it('begins nothing on a link that is closed', async () => {
    const { world, a, sender, changePath } = await connectedPair();
    await world.advance(3_000);
    await changePath();
    const before = sender(1);
    const told = before.options.length;
    a.mesh.removePeer('b');
    await world.advance(2_000);
    expect(before.options).toHaveLength(told);
  });
});
