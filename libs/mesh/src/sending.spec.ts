import { describe, expect, it } from 'vitest';
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
