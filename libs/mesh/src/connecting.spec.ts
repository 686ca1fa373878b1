import { describe, expect, it } from 'vitest';
import { mediaSlots } from './media-slots.js';
import { FakeTransceiver } from './testing/fake-media.js';
import { connectedPair, World } from './testing/world.js';

describe('two meshes', () => {
  it('connect, each telling so once', async () => {
    const { a, b } = await connectedPair();
    expect(a.states('b')).toEqual(['connecting', 'connected']);
    expect(b.states('a')).toEqual(['connecting', 'connected']);
    expect(a.heard.open).toEqual([{ peerId: 'b' }]);
    expect(b.heard.open).toEqual([{ peerId: 'a' }]);
    expect([...a.log.warnings, ...b.log.warnings]).toEqual([]);
  });

  it('send tracks both ways over exactly one media section a slot', async () => {
    const { world, a, b } = await connectedPair();
    const [ofA, ofB] = world.network.pair('a', 'b');
    for (const { pc, owner } of [
      { pc: ofA, owner: a },
      { pc: ofB, owner: b },
    ]) {
      const transceivers = pc.getTransceivers();
      const { audio, camera } = owner.media.tracks;
      const everywhere = mediaSlots.map(() => 'sendrecv');
      expect(transceivers.map(({ kind }) => kind)).toEqual(['audio', 'video', 'video', 'audio']);
      expect(transceivers.map(({ currentDirection }) => currentDirection)).toEqual(everywhere);
      expect(transceivers.map(({ sender }) => sender.track)).toEqual([audio, camera, null, null]);
      expect(owner.heard.track.map(({ slot }) => slot)).toEqual(mediaSlots);
      expect(owner.heard.track.map(({ track }) => track)).toEqual(transceivers.map(({ receiver }) => receiver.track));
    }
  });

  it('announce a track once, even where the browser does so again', async () => {
    const { world, a } = await connectedPair();
    const [ofA] = world.network.pair('a', 'b');
    for (const transceiver of ofA.getTransceivers()) {
      ofA.dispatchEvent(Object.assign(new Event('track'), { transceiver }));
    }
    const unknown = Object.assign(new Event('track'), {
      transceiver: new FakeTransceiver(
        'video',
        'recvonly',
        () => false,
        () => undefined,
      ),
    });
    ofA.dispatchEvent(unknown);
    expect(a.heard.track.map(({ slot }) => slot)).toEqual(mediaSlots);
  });

  it('need one offer, by the smaller id, and one answer', async () => {
    const { world } = await connectedPair();
    expect(world.bus.descriptions('offer').map(({ from }) => from)).toEqual(['a']);
    expect(world.bus.descriptions('answer').map(({ from }) => from)).toEqual(['b']);
  });

  it('connect whoever hears of the other first', async () => {
    for (const [first, second] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const world = new World();
      const participants = { a: world.add('a'), b: world.add('b') };
      participants[first].mesh.addPeer(second);
      await world.settle();
      participants[second].mesh.addPeer(first);
      await world.settle();
      // The offer made before anybody knew its sender is repeated.
      await world.advance(2_000);
      expect(participants.a.mesh.linkState('b')).toBe('connected');
      expect(participants.b.mesh.linkState('a')).toBe('connected');
      expect(world.network.connections).toHaveLength(2);
    }
  });

  it('pass the ICE servers and the transport policy on, and share streams between tracks that belong together', async () => {
    const world = new World();
    const streams: MediaStream[] = [];
    const createStream = (): MediaStream => {
      const stream = { id: String(streams.length) } as MediaStream;
      streams.push(stream);
      return stream;
    };
    world.add('a', { iceTransportPolicy: () => 'relay', createStream });
    world.add('b', { createStream });
    world.meet();
    await world.settle();
    const [ofA, ofB] = world.network.pair('a', 'b');
    expect(ofA.configurations).toEqual([
      { iceServers: [{ urls: 'turn:turn.example.org?1' }], iceTransportPolicy: 'relay', bundlePolicy: 'max-bundle' },
    ]);
    expect(ofB.configurations[0]?.iceTransportPolicy).toBe('all');
    ofA.ice.set('failed');
    await world.settle();
    expect(world.bus.descriptions('offer')).toHaveLength(2);
    expect(streams).toHaveLength(4);
    for (const pc of [ofA, ofB]) {
      const [audio, camera, screen, screenAudio] = pc.getTransceivers().map(({ sender }) => sender.streams);
      expect([audio?.length, screen?.length]).toEqual([1, 1]);
      expect([camera, screenAudio]).toEqual([audio, screen]);
      expect(screen).not.toEqual(audio);
    }
  });

  it('tell statistics of living connections only', async () => {
    const { a } = await connectedPair();
    expect((await a.mesh.stats('b'))?.get('owner')).toBe('a');
    expect(await a.mesh.stats('c')).toBeUndefined();
    a.mesh.removePeer('b');
    expect(await a.mesh.stats('b')).toBeUndefined();
  });
});

describe('five meshes', () => {
  it('connect all ten pairs and deliver every message', async () => {
    const world = new World();
    const ids = ['e', 'b', 'a', 'd', 'c'];
    const participants = ids.map((id) => world.add(id));
    world.meet();
    await world.settle();
    expect(world.network.living()).toHaveLength(20);
    // Links that begin together ask for the servers together.
    expect(participants.map(({ asked }) => asked)).toEqual([1, 1, 1, 1, 1]);
    for (const { mesh, id } of participants) mesh.broadcast({ text: id });
    await world.settle();
    for (const { mesh, id, heard } of participants) {
      const others = ids.filter((other) => other !== id);
      expect(others.map((other) => mesh.linkState(other))).toEqual(others.map(() => 'connected'));
      expect(heard.message.map(({ message }) => message.text).sort()).toEqual([...others].sort());
      expect(heard.message.every(({ peerId, message }) => peerId === message.text)).toBe(true);
    }
  });
});
