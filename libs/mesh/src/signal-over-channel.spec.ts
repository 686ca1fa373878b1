import { describe, expect, it } from 'vitest';
import type { MeshOptions } from './options.js';
import type { Signal } from './signal.js';
import { expectConnected, rebuilt } from './testing/expectations.js';
import { World, type Note } from './testing/world.js';

const prefix = 'signal ';
/** Signals as notes, of whose content it knows nothing. */
const signalCodec = {
  wrap: (signal: Signal): Note => ({ text: prefix + JSON.stringify(signal) }),
  unwrap: ({ text }: Note): unknown => (text.startsWith(prefix) ? JSON.parse(text.slice(prefix.length)) : undefined),
};

async function connectedPair(options: Partial<MeshOptions<Note>> = { signalCodec }) {
  const world = new World();
  const [a, b] = [world.add('a', options), world.add('b', options)];
  world.meet();
  await world.settle();
  return { world, a, b };
}

describe('a pair whose server is away', () => {
  it.each([['a'], ['b'], ['a', 'b']])('negotiates over its own channel, where %s restarts ICE', async (...starters) => {
    const { world, a, b } = await connectedPair();
    world.bus.away.add('a').add('b');
    const [ofA, ofB] = world.network.pair('a', 'b');
    const before = [ofA.ice.generation, ofB.ice.generation];
    for (const starter of starters) (starter === 'a' ? ofA : ofB).restartIce();
    await world.advance(10_000);
    expectConnected(a, b);
    expect([ofA, ofB].map((pc) => pc.signalingState)).toEqual(['stable', 'stable']);
    for (const [index, pc] of [ofA, ofB].entries()) expect(pc.ice.generation).not.toBe(before[index]);
    expect([rebuilt(world, 'a'), rebuilt(world, 'b')]).toEqual([0, 0]);
    expect([...a.log.warnings, ...b.log.warnings]).toEqual([]);
    expect([...a.heard.message, ...b.heard.message]).toEqual([]);
    expect(world.bus.descriptions('offer')).toHaveLength(1);
  });

  it('does so at once where the path has just changed, with which the line to the server may have gone', async () => {
    const { world } = await connectedPair();
    await world.advance(3_000);
    const sides = world.network.pair('a', 'b');
    world.bus.lose = () => true;
    for (const side of sides) side.getTransceivers()[0]?.sender.transport.iceTransport.changePath();
    await world.advance(300);
    expect(sides[0].getTransceivers()[1]?.directions).toEqual(['sendrecv', 'inactive', 'sendrecv']);
    for (const side of sides) {
      expect(side.signalingState).toBe('stable');
      expect(side.getTransceivers()[1]?.currentDirection).toBe('sendrecv');
    }
  });

  it('does so too where only one of them knows that it is away', async () => {
    const { world, a, b } = await connectedPair();
    world.bus.lose = () => true;
    const [ofA, ofB] = world.network.pair('a', 'b');
    ofA.restartIce();
    await world.advance(1_999);
    expect(ofA.signalingState).toBe('have-local-offer');
    await world.advance(5_000);
    expect([ofA, ofB].map((pc) => pc.signalingState)).toEqual(['stable', 'stable']);
    expectConnected(a, b);
  });

  it('waits for the server where the channel is broken, and does not fill it', async () => {
    const { world, a, b } = await connectedPair();
    world.bus.away.add('a').add('b');
    const [ofA] = world.network.pair('a', 'b');
    const channel = ofA.channels.get(0);
    if (!channel) throw new Error('no channel');
    channel.stalled = true;
    channel.bufferedAmount = 65_537;
    world.network.cut('a', 'b', 'failed');
    await world.advance(20_000);
    expect(channel.bufferedAmount).toBe(65_537);
    world.bus.away.clear();
    await world.advance(8_000);
    expectConnected(a, b);
    expect(rebuilt(world, 'a')).toBe(0);
  });

  it('is not set back by what the broken channel delivers late', async () => {
    const { world, a, b } = await connectedPair();
    const [ofA, ofB] = world.network.pair('a', 'b');
    const channel = ofA.channels.get(0);
    if (!channel) throw new Error('no channel');
    channel.stalled = true;
    world.bus.away.add('a');
    ofA.restartIce();
    await world.settle();
    world.bus.away.clear();
    await world.advance(2_000);
    ofA.restartIce();
    await world.settle();
    const generation = ofB.ice.generation;
    const { answer } = ofB.made;
    channel.stalled = false;
    channel.resume();
    await world.settle();
    expect(ofB.made.answer).toBe(answer);
    expect(ofB.ice.generation).toBe(generation);
    expectConnected(a, b);
  });

  it('does nothing of the kind without a codec for signals', async () => {
    const { world } = await connectedPair({});
    world.bus.away.add('a').add('b');
    const [ofA] = world.network.pair('a', 'b');
    ofA.restartIce();
    await world.advance(20_000);
    expect(ofA.signalingState).toBe('have-local-offer');
  });
});

describe('a signal over the channel', () => {
  it('is untrusted: what is none is dropped, and too many are', async () => {
    const { world, a, b } = await connectedPair();
    const [, ofB] = world.network.pair('a', 'b');
    const channel = ofB.channels.get(0);
    channel?.send(JSON.stringify({ text: `${prefix}{"session":-1}` }));
    await world.settle();
    expect(a.log.warnings).toEqual(['not a signal']);
    const offer = { session: 0, description: { type: 'offer', sdp: 'x' } };
    for (let count = 0; count < 40; count += 1) channel?.send(JSON.stringify(signalCodec.wrap(offer as Signal)));
    await world.settle();
    expect(a.log.warnings.filter((warning) => warning === 'a peer signals too often')).toHaveLength(11);
    expectConnected(a, b);
  });

  it('is about the pair it came over, and no other', async () => {
    const world = new World();
    const [a] = ['a', 'b', 'c'].map((id) => world.add(id, { signalCodec }));
    world.meet();
    await world.settle();
    const before = world.network.connections.length;
    const { session } = world.bus.descriptions('offer')[0]?.signal ?? { session: 0 };
    // b says that the connection has a successor: a and b have a new one, a and c keep theirs.
    const knock = signalCodec.wrap({ session: session + 1, candidate: null });
    world.network.pair('a', 'b')[1].channels.get(0)?.send(JSON.stringify(knock));
    await world.settle();
    const fresh = world.network.connections.slice(before).map(({ owner }) => owner);
    expect(fresh.sort()).toEqual(['a', 'b']);
    expect(a?.states('c')).toEqual(['connecting', 'connected']);
  });
});
