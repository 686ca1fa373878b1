import { describe, expect, it } from 'vitest';
import { mediaSlots } from './media-slots.js';
import { expectConnected, rebuilt } from './testing/expectations.js';
import { FakePeerConnection } from './testing/fake-peer-connection.js';
import { connectedPair, World } from './testing/world.js';

describe('rebuild', () => {
  it('comes thirty seconds after the link broke, with the next session and new tracks', async () => {
    const { world, a, b } = await connectedPair();
    const { session } = world.bus.descriptions('offer')[0]?.signal ?? { session: 0 };
    world.network.block('a', 'b');
    world.network.cut('a', 'b');
    await world.advance(29_999);
    expect(rebuilt(world, 'a')).toBe(0);
    expect(a.mesh.linkState('b')).toBe('reconnecting');
    await world.advance(1);
    expect([rebuilt(world, 'a'), rebuilt(world, 'b')]).toEqual([1, 1]);
    expect(a.mesh.linkState('b')).toBe('reconnecting');
    world.network.unblock('a', 'b');
    await world.settle();
    expectConnected(a, b);
    expect(world.bus.descriptions('offer').at(-1)?.signal.session).toBe(session + 1);
    expect(a.heard.track.map(({ slot }) => slot)).toEqual([...mediaSlots, ...mediaSlots]);
    expect(a.heard.open).toHaveLength(2);
  });

  it('is followed by the other side, whichever end starts it', async () => {
    for (const starter of ['a', 'b'] as const) {
      const { world, a, b } = await connectedPair();
      const pc = world.network.living(starter)[0];
      pc?.channels.get(0)?.end();
      await world.advance(1_000);
      expectConnected(a, b);
      expect([rebuilt(world, 'a'), rebuilt(world, 'b')]).toEqual([1, 1]);
    }
  });

  it('is knocked for until the initiator hears it', async () => {
    const { world, a, b } = await connectedPair();
    let lost = 0;
    world.bus.lose = ({ signal }) => 'candidate' in signal && signal.candidate === null && (lost += 1) === 1;
    // Only b notices that the channel is gone.
    const [ofA, ofB] = world.network.pair('a', 'b');
    ofA.channels.clear();
    ofB.channels.get(0)?.end();
    await world.advance(2_999);
    expect(lost).toBe(1);
    expect(rebuilt(world, 'a')).toBe(0);
    await world.advance(1);
    expectConnected(a, b);
    expect([rebuilt(world, 'a'), rebuilt(world, 'b')]).toEqual([1, 1]);
  });

  it('is repeated less and less often; the link counts as failed after the first in vain', async () => {
    const { world, a } = await connectedPair();
    world.network.block('a', 'b');
    world.network.cut('a', 'b', 'failed');
    const at = async (seconds: number): Promise<[number, string | undefined]> => {
      await world.advance(seconds * 1_000);
      return [rebuilt(world, 'a'), a.mesh.linkState('b')];
    };
    expect(await at(29)).toEqual([0, 'reconnecting']);
    expect(await at(2)).toEqual([1, 'reconnecting']);
    expect(await at(30)).toEqual([2, 'failed']);
    expect(await at(58)).toEqual([2, 'failed']);
    expect(await at(2)).toEqual([3, 'failed']);
    expect(await at(118)).toEqual([3, 'failed']);
    expect(await at(3)).toEqual([4, 'failed']);
    world.network.unblock('a', 'b');
    await world.settle();
    expect(a.mesh.linkState('b')).toBe('connected');
    expect(a.states('b')).toEqual(['connecting', 'connected', 'reconnecting', 'failed', 'connected']);
    // Once connected, all is forgotten.
    world.network.block('a', 'b');
    world.network.cut('a', 'b', 'failed');
    expect(await at(31)).toEqual([5, 'reconnecting']);
  });

  it('comes for a link that never connected', async () => {
    const world = new World();
    const a = world.add('a');
    const b = world.add('b');
    world.network.block('a', 'b');
    world.meet();
    await world.advance(30_000);
    expect([rebuilt(world, 'a'), a.mesh.linkState('b')]).toEqual([1, 'connecting']);
    expect(b.mesh.linkState('a')).toBe('connecting');
    await world.advance(30_000);
    expect([a.mesh.linkState('b'), b.mesh.linkState('a')]).toEqual(['failed', 'failed']);
  });

  it('comes soon where the browser refuses a description', async () => {
    for (const side of ['local', 'remote'] as const) {
      const { world, a, b } = await connectedPair();
      const [ofA, ofB] = world.network.pair('a', 'b');
      ofB.failNext = side;
      ofA.ice.set('failed');
      await world.settle();
      expect(b.log.warnings).toEqual(['a description was refused']);
      await world.advance(1_000);
      expectConnected(a, b);
      expect(rebuilt(world, 'b')).toBe(1);
    }
  });

  it('comes soon where no connection could be made', async () => {
    const world = new World();
    let refusals = 2;
    const a = world.add('a', {
      iceServers: () => [],
      createPeerConnection: () => {
        refusals -= 1;
        throw new Error('too many connections');
      },
    });
    a.mesh.addPeer('b');
    await world.advance(1_000);
    expect(refusals).toBe(0);
    expect(a.log.warnings).toEqual(['no connection could be made', 'no connection could be made']);
  });

  it('does not come for a link that a listener closes on hearing of the trouble', async () => {
    const { world, a } = await connectedPair();
    a.mesh.on('link', ({ state }) => {
      if (state === 'reconnecting') a.mesh.removePeer('b');
    });
    world.network.living('a')[0]?.channels.get(0)?.end();
    await world.advance(5_000);
    expect(world.network.living('a')).toEqual([]);
    expect(rebuilt(world, 'a')).toBe(0);
    expect(a.states('b')).toEqual(['connecting', 'connected', 'reconnecting', 'closed']);
  });

  it('closes a connection that could be made but not set up', async () => {
    const world = new World();
    const a = world.add('a', {
      createPeerConnection: (configuration) => {
        const pc = new FakePeerConnection('a', world.network, configuration);
        pc.createDataChannel = () => {
          throw new Error('no channel');
        };
        return pc as unknown as RTCPeerConnection;
      },
    });
    a.mesh.addPeer('b');
    await world.settle();
    expect(a.log.warnings).toEqual(['no connection could be made']);
    expect(world.network.connections).toHaveLength(1);
    expect(world.network.living()).toEqual([]);
  });

  it('delivers what was queued while there was no channel', async () => {
    const { world, a, b } = await connectedPair();
    world.network.living('b')[0]?.channels.get(0)?.end();
    world.network.living('a')[0]?.channels.get(0)?.end();
    expect(a.mesh.send('b', { text: 'later' })).toBe(true);
    await world.advance(1_000);
    expect(b.heard.message.map(({ message }) => message.text)).toEqual(['later']);
  });
});
