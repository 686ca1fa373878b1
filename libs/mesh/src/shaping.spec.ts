import { describe, expect, it } from 'vitest';
import type { MeshOptions } from './options.js';
import { FakeTrack } from './testing/fake-media.js';
import { World, type Note } from './testing/world.js';
import { orderCodecs } from './video-codecs.js';

const codec = (mimeType: string): RTCRtpCodec => ({ mimeType, clockRate: 90_000 });
const known = ['video/VP8', 'video/rtx', 'video/VP9', 'video/H264', 'video/VP9'].map(codec);

async function connectedPair(options: Partial<MeshOptions<Note>>) {
  const world = new World();
  const [a, b] = [world.add('a', options), world.add('b', options)];
  for (const { media } of [a, b]) media.tracks.camera = new FakeTrack('video', undefined, { width: 1280, height: 720 });
  world.meet();
  await world.settle();
  const encoding = (owner: string, index: number) => {
    const [mine] = world.network.pair(owner, owner === 'a' ? 'b' : 'a');
    return mine.getTransceivers()[index]?.sender.parameters.encodings[0];
  };
  return { world, a, b, encoding };
}

describe('one budget of upload', () => {
  it('shapes what both sides send, before the first picture and over each new connection', async () => {
    const { world, a, b, encoding } = await connectedPair({ uplink: { most: 4000 } });
    const usual = { active: true, scaleResolutionDownBy: 2, maxFramerate: 30 };
    for (const owner of ['a', 'b']) expect(encoding(owner, 1)).toMatchObject(usual);
    expect(encoding('b', 0)).toMatchObject({ priority: 'high' });
    a.mesh.setShown('b', { camera: 0, screen: 0 });
    b.mesh.setShown('a', { camera: 90, screen: 0 });
    await world.settle();
    expect([encoding('a', 1)?.active, encoding('b', 1)]).toEqual([false, expect.objectContaining({ active: true })]);
    world.network.living('a')[0]?.channels.get(0)?.end();
    await world.advance(1_000);
    expect([encoding('a', 1)?.active, encoding('b', 1)]).toEqual([
      false,
      expect.objectContaining({ scaleResolutionDownBy: 8 }),
    ]);
    expect(world.bus.descriptions('offer')).toHaveLength(2);
  });

  it('keeps what a screen needs beside', async () => {
    const { world, a } = await connectedPair({ uplink: { most: 4000 } });
    a.media.set('screen', new FakeTrack('video', undefined, { width: 1920, height: 1080 }));
    await world.settle();
    const [mine] = world.network.pair('a', 'b');
    expect(mine.getTransceivers()[2]?.sender.parameters).toMatchObject({
      encodings: [{ active: true, scaleResolutionDownBy: 1, maxFramerate: 15 }],
      degradationPreference: 'maintain-resolution',
    });
    expect(a.heard.uplink.at(-1)).toMatchObject({ audioOnly: false, budget: 2000 });
  });

  it('is told of, and ends with the mesh', async () => {
    const { world, a, b } = await connectedPair({ uplink: { most: 300 } });
    expect(a.heard.uplink.at(-1)).toEqual({ budget: 300, audioOnly: false, cameraShort: 180 });
    for (const { mesh } of [a, b]) mesh.close();
    await world.settle();
    expect(world.clock.armed).toBe(0);
  });
});

describe('a preferred codec', () => {
  it('comes first on both sides, and the others after it', async () => {
    const { world } = await connectedPair({ videoCodecs: { preferred: 'video/VP9', known: () => known } });
    const expected = ['video/VP9', 'video/VP9', 'video/VP8', 'video/rtx', 'video/H264'];
    for (const pc of world.network.pair('a', 'b')) {
      const orders = pc.getTransceivers().map(({ codecs }) => codecs.map(({ mimeType }) => mimeType));
      expect(orders).toEqual([[], expected, expected, []]);
    }
  });

  it('that the browser does not have changes nothing', () => {
    expect(orderCodecs({ preferred: 'video/AV1', known: () => known })).toEqual([]);
  });
});
