import { describe, expect, it } from 'vitest';
import { expectConnected, rebuilt, restarts } from './testing/expectations.js';
import { connectedPair, World } from './testing/world.js';

describe('ICE restart', () => {
  it('comes at once when ICE has failed, with fresh servers', async () => {
    const { world, a, b } = await connectedPair();
    world.network.cut('a', 'b', 'failed');
    await world.settle();
    expectConnected(a, b);
    expect(a.states('b')).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
    expect(restarts(world)).toBeGreaterThan(0);
    expect(a.asked).toBe(2);
    expect(world.network.pair('a', 'b')[0].configurations.at(-1)?.iceServers).toEqual([
      { urls: 'turn:turn.example.org?2' },
    ]);
    expect(rebuilt(world, 'a')).toBe(0);
  });

  it('comes after two seconds of disconnection', async () => {
    const { world, a, b } = await connectedPair();
    world.network.cut('a', 'b');
    await world.advance(1_999);
    expect(restarts(world)).toBe(0);
    expect(a.mesh.linkState('b')).toBe('connected');
    await world.advance(1);
    expect(restarts(world)).toBeGreaterThan(0);
    expectConnected(a, b);
    expect(a.states('b')).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
  });

  it('does not come when the path is back after one second', async () => {
    const { world, a, b } = await connectedPair();
    world.network.cut('a', 'b');
    await world.advance(1_000);
    world.network.heal('a', 'b');
    await world.advance(60_000);
    expect(restarts(world)).toBe(0);
    expect(rebuilt(world, 'a')).toBe(0);
    expect(a.states('b')).toEqual(['connecting', 'connected']);
    expect(b.states('a')).toEqual(['connecting', 'connected']);
  });

  it('does not come where the other side has begun one within the two seconds', async () => {
    const { world } = await connectedPair();
    const [ofA, ofB] = world.network.pair('a', 'b');
    for (const pc of [ofA, ofB]) pc.ice.set('disconnected');
    await world.advance(1_000);
    for (const pc of [ofA, ofB]) pc.ice.set('checking');
    await world.advance(20_000);
    expect(restarts(world)).toBe(0);
  });

  it('may be started by the polite side alone', async () => {
    const { world, a, b } = await connectedPair();
    const [, ofB] = world.network.pair('a', 'b');
    ofB.ice.set('failed');
    await world.advance(999);
    expect(world.bus.descriptions('offer', 'b')).toEqual([]);
    await world.advance(1);
    expect(world.bus.descriptions('offer', 'b')).toHaveLength(1);
    expectConnected(a, b);
  });

  it('goes on with the old servers where no new ones are to be had', async () => {
    for (const iceServers of [
      () => Promise.reject(new Error('offline')),
      () => new Promise<RTCIceServer[]>(() => undefined),
      () => {
        throw new Error('offline');
      },
    ]) {
      const world = new World();
      let first = true;
      const once = (): RTCIceServer[] | Promise<RTCIceServer[]> => {
        if (!first) return iceServers();
        first = false;
        return [{ urls: 'stun:stun.example.org' }];
      };
      const a = world.add('a', { iceServers: once });
      const b = world.add('b');
      world.meet();
      await world.settle();
      world.network.pair('a', 'b')[0].ice.set('failed');
      await world.advance(5_000);
      expectConnected(a, b);
      expect(a.log.warnings).toEqual(['no ICE servers: using the last known']);
      const { configurations } = world.network.pair('a', 'b')[0];
      expect(configurations.map((each) => each.iceServers)).toEqual([
        [{ urls: 'stun:stun.example.org' }],
        [{ urls: 'stun:stun.example.org' }],
      ]);
    }
  });

  it('survives the loss of its signals: an offer is repeated until it is answered', async () => {
    for (const victim of ['offer', 'answer']) {
      const { world, a, b } = await connectedPair();
      world.bus.lose = ({ signal }) => 'candidate' in signal || signal.description.type === victim;
      world.network.cut('a', 'b', 'failed');
      await world.advance(3_000);
      expect(a.mesh.linkState('b')).toBe('reconnecting');
      world.bus.lose = () => false;
      await world.advance(10_000);
      expectConnected(a, b);
      expect(rebuilt(world, 'a')).toBe(0);
      expect([...a.log.warnings, ...b.log.warnings]).toEqual([]);
    }
  });

  it('is answered in the same words each time its offer is repeated', async () => {
    const { world, a, b } = await connectedPair();
    const before = world.bus.descriptions('answer').length;
    world.bus.lose = ({ signal }) => 'description' in signal && signal.description.type === 'answer';
    world.network.pair('a', 'b')[0].ice.set('failed');
    await world.advance(7_000);
    world.bus.lose = () => false;
    await world.advance(10_000);
    const answers = world.bus.descriptions('answer').slice(before);
    expect(answers.length).toBeGreaterThan(2);
    expect(new Set(answers.map(({ signal }) => JSON.stringify(signal))).size).toBe(1);
    expectConnected(a, b);
  });

  it('is not disturbed by an answer that comes twice', async () => {
    const { world, a, b } = await connectedPair();
    a.mesh.receiveSignal('b', world.bus.descriptions('answer')[0]?.signal);
    await world.advance(5_000);
    expect(a.log.warnings).toEqual([]);
    expect(rebuilt(world, 'a')).toBe(0);
    expectConnected(a, b);
  });

  it('is given up where the path is back before the servers are known', async () => {
    const world = new World();
    const asked: ((servers: RTCIceServer[]) => void)[] = [];
    const a = world.add('a', { iceServers: () => new Promise((resolve) => asked.push(resolve)) });
    const b = world.add('b');
    world.meet();
    asked[0]?.([]);
    await world.settle();
    const [ofA] = world.network.pair('a', 'b');
    ofA.ice.set('failed');
    await world.settle();
    expect(a.mesh.linkState('b')).toBe('reconnecting');
    ofA.ice.set('connected');
    await world.settle();
    asked[1]?.([]);
    await world.settle();
    expectConnected(a, b);
    expect(ofA.configurations).toHaveLength(1);
    expect(restarts(world)).toBe(0);
  });
});
