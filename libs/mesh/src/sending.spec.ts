import { describe, expect, it } from 'vitest';
import { mediaSlots } from './media-slots.js';
import { FakeTrack } from './testing/fake-media.js';
import { connectedPair } from './testing/world.js';

describe('mute and pause', () => {
  it('replace the track and never negotiate', async () => {
    const { world, a } = await connectedPair();
    const sender = world.network.pair('a', 'b')[0].getTransceivers()[0]?.sender;
    const { audio } = a.media.tracks;
    a.media.set('audio', null);
    await world.settle();
    expect(sender?.track).toBeNull();
    a.media.set('audio', audio);
    await world.settle();
    expect(sender?.track).toBe(audio);
    expect(sender?.replaced).toEqual([audio, null, audio]);
    expect(world.bus.descriptions('offer')).toHaveLength(1);
  });

  it('end with the last wish, however slow the browser is', async () => {
    const { world, a } = await connectedPair();
    const sender = world.network.pair('a', 'b')[0].getTransceivers()[0]?.sender;
    const { audio } = a.media.tracks;
    if (!sender) throw new Error('no sender');
    sender.hold = true;
    a.media.set('audio', null);
    a.media.set('audio', audio);
    a.media.set('audio', null);
    a.media.set('audio', audio);
    await world.settle();
    sender.release();
    await world.settle();
    expect(sender.track).toBe(audio);
    // The wishes in between were never carried out: audio at first, the null that was held, audio again.
    expect(sender.replaced).toEqual([audio, null, audio]);
  });

  it('logs a track that does not fit its slot, and goes on', async () => {
    const { world, a } = await connectedPair();
    a.media.set('audio', a.media.tracks.camera);
    await world.settle();
    expect(a.log.warnings).toEqual(['a track could not be sent']);
    a.media.set('audio', null);
    await world.settle();
    expect(world.network.pair('a', 'b')[0].getTransceivers()[0]?.sender.track).toBeNull();
  });
});

describe('a browser that says a track was replaced when it was not', () => {
  it('is logged and left alone until there is another wish, rather than asked for ever', async () => {
    const { world, a } = await connectedPair();
    const sender = world.network.pair('a', 'b')[0].getTransceivers()[0]?.sender;
    if (!sender) throw new Error('no sender');
    const { audio } = a.media.tracks;
    const replaceTrack = sender.replaceTrack.bind(sender);
    sender.replaceTrack = () => Promise.resolve();
    a.media.set('audio', null);
    await world.settle();
    expect(a.log.warnings).toEqual(['a track could not be sent']);
    expect(sender.track).toBe(audio);
    sender.replaceTrack = replaceTrack;
    a.media.set('audio', null);
    await world.settle();
    expect(sender.track).toBeNull();
  });
});

describe('a screen', () => {
  it('comes and goes on sections of its own, without a negotiation', async () => {
    const { world, a, b } = await connectedPair();
    const [ofA, ofB] = world.network.pair('a', 'b');
    expect(ofA.getTransceivers().map(({ kind }) => kind)).toEqual(['audio', 'video', 'video', 'audio']);
    expect(b.heard.track.map(({ slot }) => slot)).toEqual(mediaSlots);
    for (const [{ media }, pc] of [
      [a, ofA],
      [b, ofB],
    ] as const) {
      const sender = pc.getTransceivers()[2]?.sender;
      expect(sender?.replaced).toEqual([]);
      const screen = new FakeTrack('video');
      media.set('screen', screen);
      await world.settle();
      expect(sender?.track).toBe(screen);
      media.set('screen', null);
      await world.settle();
      expect(sender?.track).toBeNull();
    }
    expect(world.bus.descriptions('offer')).toHaveLength(1);
  });

  it('is sent sharp rather than smooth; a camera is not', async () => {
    const { world, a } = await connectedPair();
    const [, camera, screen] = world.network.pair('a', 'b')[0].getTransceivers();
    a.media.set('screen', new FakeTrack('video'));
    await world.settle();
    expect(screen?.sender.parameters).toMatchObject({
      encodings: [{ active: true, maxFramerate: 15, scaleResolutionDownBy: 1 }],
      degradationPreference: 'maintain-resolution',
    });
    expect(camera?.sender.parameters.encodings).toEqual([{ active: true }]);
  });

  it('is sent all the same where the browser takes no wishes', async () => {
    const { world, a } = await connectedPair();
    const sender = world.network.pair('a', 'b')[0].getTransceivers()[2]?.sender;
    if (!sender) throw new Error('no sender');
    sender.refusesParameters = true;
    const screen = new FakeTrack('video');
    a.media.set('screen', screen);
    await world.settle();
    expect(sender.track).toBe(screen);
    expect(a.log.warnings).toEqual([]);
  });
});
