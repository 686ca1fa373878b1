import { describe, expect, it } from 'vitest';
import { expectConnected, rebuilt } from './testing/expectations.js';
import { connectedPair, World } from './testing/world.js';

describe('sessions', () => {
  it('that are stale are dropped', async () => {
    const { world, a, b } = await connectedPair();
    const offer = world.bus.descriptions('offer')[0]?.signal;
    world.network.living('a')[0]?.channels.get(0)?.end();
    await world.advance(1_000);
    const sent = world.bus.sent.length;
    b.mesh.receiveSignal('a', offer);
    await world.settle();
    expect(b.log.debugs.at(-1)).toBe('a stale signal');
    expect(world.bus.sent).toHaveLength(sent);
    expectConnected(a, b);
  });

  it.each(['a', 'b'])('start anew at once when %s is reloaded under its id', async (id) => {
    const { world } = await connectedPair();
    // A page that goes away says nothing.
    world.participants.get(id)?.mesh.close();
    await world.advance(500);
    const reloaded = world.add(id);
    world.meet();
    await world.settle();
    const other = id === 'a' ? 'b' : 'a';
    expect(reloaded.mesh.linkState(other)).toBe('connected');
    expect(world.participants.get(other)?.mesh.linkState(id)).toBe('connected');
  });

  it('start anew when the initiator drops and takes back a peer within a moment', async () => {
    const { world, a, b } = await connectedPair();
    a.mesh.removePeer('b');
    a.mesh.addPeer('b');
    await world.settle();
    expectConnected(a, b);
  });

  it('are none for a polite side that was never offered any, however long it waits', async () => {
    const world = new World();
    world.add('b').mesh.addPeer('a');
    await world.advance(100_000);
    expect(world.bus.sent.length).toBeGreaterThan(10);
    const knock = { from: 'b', to: 'a', signal: { session: 0, candidate: null } };
    expect(world.bus.sent).toEqual(world.bus.sent.map(() => knock));
  });

  it('that a peer raises again and again are followed a few times only', async () => {
    const { world, a } = await connectedPair();
    for (let more = 1; more <= 100; more += 1) {
      a.mesh.receiveSignal('b', { session: world.clock.now() + more, candidate: null });
      await world.settle();
    }
    expect(rebuilt(world, 'a')).toBeLessThanOrEqual(5);
    expect(a.log.warnings).toContain('a peer rebuilds too often');
  });
});
