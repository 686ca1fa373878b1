import { describe, expect, it } from 'vitest';
import { expectConnected, rebuilt, restarts } from './testing/expectations.js';
import { connectedPair } from './testing/world.js';

describe('a check of the links', () => {
  it('does nothing to a link that is well', async () => {
    const { world, a, b } = await connectedPair();
    a.mesh.checkLinks({ renew: false });
    await world.advance(60_000);
    expect(restarts(world)).toBe(0);
    expectConnected(a, b);
  });

  it('after a change of the network gives each link a new path with fresh servers, and no link goes down', async () => {
    const { world, a, b } = await connectedPair();
    const [ofA] = world.network.pair('a', 'b');
    const before = ofA.ice.generation;
    a.mesh.checkLinks({ renew: true });
    await world.settle();
    expect(ofA.ice.generation).not.toBe(before);
    expect(ofA.configurations.at(-1)?.iceServers).toEqual([{ urls: 'turn:turn.example.org?2' }]);
    expect(a.states('b')).toEqual(['connecting', 'connected']);
    expect(b.states('a')).toEqual(['connecting', 'connected']);
    expect(rebuilt(world, 'a')).toBe(0);
  });

  it('spares a link that is disconnected the two seconds', async () => {
    const { world, a, b } = await connectedPair();
    world.network.cut('a', 'b');
    await world.settle();
    expect(restarts(world)).toBe(0);
    a.mesh.checkLinks({ renew: false });
    await world.settle();
    expect(restarts(world)).toBeGreaterThan(0);
    expectConnected(a, b);
  });

  it('restarts ICE again where that was in vain', async () => {
    const { world, a, b } = await connectedPair();
    world.network.block('a', 'b');
    world.network.cut('a', 'b', 'failed');
    await world.advance(5_000);
    const before = restarts(world);
    world.network.unblock('a', 'b');
    world.network.cut('a', 'b', 'failed');
    a.mesh.checkLinks({ renew: true });
    await world.settle();
    expect(restarts(world)).toBeGreaterThan(before);
    expectConnected(a, b);
    expect(rebuilt(world, 'a')).toBe(0);
  });

  it('builds a connection anew that would have waited for minutes, and begins the pauses anew', async () => {
    const { world, a, b } = await connectedPair();
    world.network.block('a', 'b');
    world.network.cut('a', 'b', 'failed');
    await world.advance(70_000);
    expect([rebuilt(world, 'a'), a.mesh.linkState('b')]).toEqual([2, 'failed']);
    a.mesh.checkLinks({ renew: false });
    await world.settle();
    expect([rebuilt(world, 'a'), a.mesh.linkState('b')]).toEqual([3, 'failed']);
    await world.advance(30_000);
    expect(rebuilt(world, 'a')).toBe(4);
    world.network.unblock('a', 'b');
    b.mesh.checkLinks({ renew: true });
    await world.settle();
    expectConnected(a, b);
  });

  it('leaves links alone that are closed, or were never offered anything', async () => {
    const { world, a, b } = await connectedPair();
    b.mesh.addPeer('0');
    await world.settle();
    const before = world.network.connections.length;
    b.mesh.checkLinks({ renew: true });
    a.mesh.close();
    a.mesh.checkLinks({ renew: true });
    await world.settle();
    expect(world.network.connections).toHaveLength(before);
    expect(b.mesh.linkState('0')).toBe('connecting');
  });
});
