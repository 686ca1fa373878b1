import { describe, expect, it } from 'vitest';
import { MeshError } from './errors.js';
import { Mesh } from './mesh.js';
import { FakeOutgoing } from './testing/fake-outgoing.js';
import { connectedPair, noteCodec, World } from './testing/world.js';

describe('peers', () => {
  it('are reconciled: new ones linked, lost ones closed, the others left alone', async () => {
    const { world, a } = await connectedPair();
    world.add('c');
    a.mesh.setPeers(['a', 'b', 'c']);
    const kept = world.network.pair('a', 'b')[0];
    await world.settle();
    expect([a.mesh.linkState('a'), a.mesh.linkState('b'), a.mesh.linkState('c')]).toEqual([
      undefined,
      'connected',
      'connecting',
    ]);
    a.mesh.setPeers(['c']);
    expect(kept.signalingState).toBe('closed');
    expect(a.states('b')).toEqual(['connecting', 'connected', 'closed']);
    expect(a.mesh.linkState('b')).toBeUndefined();
  });

  it('that are removed while their connection is being made leave nothing behind', async () => {
    const world = new World();
    const a = world.add('a');
    a.mesh.addPeer('b');
    a.mesh.removePeer('b');
    await world.advance(100_000);
    expect(world.network.connections).toEqual([]);
    expect(world.clock.armed).toBe(0);
    expect(world.bus.sent).toEqual([]);
  });

  it('that are removed while an offer is out leave nothing behind either', async () => {
    const world = new World();
    const a = world.add('a');
    a.mesh.addPeer('b');
    await world.settle();
    expect(world.bus.descriptions('offer')).toHaveLength(1);
    a.mesh.removePeer('b');
    expect(world.clock.armed).toBe(0);
  });

  it('that nobody knows have their signals dropped', async () => {
    const { a } = await connectedPair();
    a.mesh.receiveSignal('stranger', { session: 1, candidate: null });
    expect(a.log.debugs).toContain('a signal of an unknown peer');
    expect(a.mesh.linkState('stranger')).toBeUndefined();
  });

  it('that send rubbish harm nothing', async () => {
    const { world, a } = await connectedPair();
    const { session } = world.bus.sent[0]?.signal ?? { session: 0 };
    for (const rubbish of [undefined, 'offer', {}, { session, description: 1 }, { session: -1, candidate: null }]) {
      a.mesh.receiveSignal('b', rubbish);
    }
    expect(a.log.warnings).toEqual(Array.from({ length: 5 }, () => 'not a signal'));
    a.mesh.receiveSignal('b', { session, description: { type: 'rollback' } });
    a.mesh.receiveSignal('b', { session, candidate: { candidate: 'x', usernameFragment: 'nobody' } });
    await world.settle();
    expect(a.mesh.linkState('b')).toBe('connected');
  });
});

describe('close', () => {
  it('closes all, is idempotent, and lets nothing fire any more', async () => {
    const { world, a, b } = await connectedPair();
    const before = JSON.stringify(a.heard);
    a.mesh.close();
    a.mesh.close();
    expect(world.network.living('a')).toEqual([]);
    expect(a.media.listeners.size).toBe(0);
    b.mesh.send('a', { text: 'still there?' });
    a.mesh.addPeer('c');
    a.mesh.on('link', () => expect.unreachable());
    expect(a.mesh.send('b', { text: 'no' })).toBe(false);
    b.mesh.close();
    const sent = world.bus.sent.length;
    await world.advance(200_000);
    expect(JSON.stringify(a.heard)).toBe(before);
    expect(world.bus.sent).toHaveLength(sent);
    expect(world.clock.armed).toBe(0);
  });
});

describe('listeners', () => {
  it('that throw are logged and harm no other; unsubscribed ones hear nothing', async () => {
    const world = new World();
    const a = world.add('a');
    const heard: string[] = [];
    a.mesh.on('link', () => {
      throw new Error('mine');
    });
    a.mesh.on('link', ({ state }) => heard.push(state));
    a.mesh.on('link', () => heard.push('never'))();
    a.mesh.addPeer('b');
    expect(heard).toEqual(['connecting']);
    expect(a.log.warnings).toEqual(['a listener threw']);
  });

  it('hear nothing of an event during which another closed the mesh, or unsubscribed them', () => {
    const world = new World();
    const a = world.add('a');
    const heard: string[] = [];
    const subscriptions: (() => void)[] = [];
    a.mesh.on('link', ({ peerId }) => {
      subscriptions[0]?.();
      if (peerId === 'c') a.mesh.close();
    });
    subscriptions.push(a.mesh.on('link', () => heard.push('unsubscribed')));
    a.mesh.on('link', ({ peerId }) => heard.push(peerId));
    a.mesh.addPeer('b');
    a.mesh.addPeer('c');
    expect(heard).toEqual(['b']);
  });

  it('may remove the peer they hear of', async () => {
    const world = new World();
    const a = world.add('a');
    a.mesh.on('link', ({ peerId }) => a.mesh.removePeer(peerId));
    a.mesh.addPeer('b');
    await world.advance(100_000);
    expect(a.states('b')).toEqual(['connecting', 'closed']);
    expect(world.network.connections).toEqual([]);
    expect(world.clock.armed).toBe(0);
  });
});

describe('options', () => {
  const options = {
    selfId: 'a',
    media: new FakeOutgoing(),
    codec: noteCodec,
    sendSignal: () => true,
    iceServers: () => [],
    createPeerConnection: () => expect.unreachable(),
  };

  it.each([
    { selfId: '' },
    { dataLimits: { burst: 0 } },
    { dataLimits: { maxMessagesPerSecond: Number.NaN } },
    { dataLimits: { maxBufferedBytes: 10, maxMessageBytes: 11 } },
  ])('out of range are refused: %o', (wrong) => {
    const create = (): unknown => new Mesh({ ...options, ...wrong });
    expect(create).toThrow(MeshError);
    expect(create).toThrow(expect.objectContaining({ code: 'invalid_option' }));
  });
});
