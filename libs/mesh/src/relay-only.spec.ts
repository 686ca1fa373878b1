import { describe, expect, it } from 'vitest';
import { expectConnected, rebuilt } from './testing/expectations.js';
import { World } from './testing/world.js';

/** A pair of which one side may change what it uses. */
async function pair() {
  const world = new World();
  const wish: { policy: RTCIceTransportPolicy } = { policy: 'all' };
  const a = world.add('a', { iceTransportPolicy: () => wish.policy });
  const b = world.add('b');
  world.meet();
  await world.settle();
  return { world, wish, a, b };
}

describe('a side that uses relays alone from now on', () => {
  it('makes all connections anew, so that no path of before is left, and tells of relays alone', async () => {
    const { world, wish, a, b } = await pair();
    const told = JSON.stringify(world.bus.sent).length;
    wish.policy = 'relay';
    a.mesh.rebuildLinks();
    await world.settle();
    expectConnected(a, b);
    expect(rebuilt(world, 'a')).toBe(1);
    const [ofA, ofB] = world.network.pair('a', 'b');
    expect([ofA, ofB].map((pc) => pc.configurations[0]?.iceTransportPolicy)).toEqual(['relay', 'all']);
    expect(a.states('b')).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
    const since = JSON.stringify(world.bus.sent).slice(told);
    expect(since).toContain('typ relay raddr 0.0.0.0 rport 9');
    expect(since).not.toContain('10.0.0.1');
  });

  it('does so where both sides change at once, too', async () => {
    const { world, wish, a, b } = await pair();
    wish.policy = 'relay';
    a.mesh.rebuildLinks();
    b.mesh.rebuildLinks();
    await world.settle();
    expectConnected(a, b);
    expect(world.network.pair('a', 'b')[0].configurations[0]?.iceTransportPolicy).toBe('relay');
  });

  it('begins with it where it wished so before it met anybody, and repairs with it', async () => {
    const world = new World();
    const a = world.add('a', { iceTransportPolicy: () => 'relay' });
    const b = world.add('b');
    world.meet();
    await world.settle();
    expectConnected(a, b);
    a.mesh.checkLinks({ renew: true });
    await world.settle();
    const [ofA] = world.network.pair('a', 'b');
    expect(ofA.configurations.map(({ iceTransportPolicy }) => iceTransportPolicy)).toEqual(['relay', 'relay']);
  });

  it('does nothing to a link that is closed', async () => {
    const { world, a } = await pair();
    a.mesh.close();
    a.mesh.rebuildLinks();
    await world.settle();
    expect(rebuilt(world, 'a')).toBe(0);
  });
});
