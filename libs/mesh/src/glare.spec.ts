import { describe, expect, it } from 'vitest';
import { mediaSlots } from './media-slots.js';
import { flush } from './testing/flush.js';
import { seeded } from './testing/random.js';
import { connectedPair, World, type Participant } from './testing/world.js';

interface Pair {
  world: World;
  a: Participant;
  b: Participant;
}

async function hops(count: number): Promise<void> {
  for (let hop = 0; hop < count; hop += 1) await Promise.resolve();
}

/** Both sides see ICE fail at the same moment and restart it: the polite one without the pause that it makes by itself. */
function breakBoth({ world }: Pair): void {
  world.network.cut('a', 'b', 'failed');
  world.network.pair('a', 'b')[1].restartIce();
}

function expectWhole({ world, a, b }: Pair, how: string): void {
  const pair = world.network.pair('a', 'b');
  expect(world.network.connections, how).toHaveLength(2);
  expect(
    pair.map(({ signalingState, ice }) => `${signalingState} ${ice.state}`),
    how,
  ).toEqual(['stable connected', 'stable connected']);
  expect(
    pair.map((pc) => pc.getTransceivers().map(({ currentDirection }) => currentDirection)),
    how,
  ).toEqual(pair.map(() => mediaSlots.map(() => 'sendrecv')));
  expect([a.mesh.linkState('b'), b.mesh.linkState('a')], how).toEqual(['connected', 'connected']);
  expect([...a.log.warnings, ...b.log.warnings], how).toEqual([]);
}

/** Delivers by random choice of direction, with random progress of the browsers in between. */
async function shuffle(world: World, seed: number): Promise<void> {
  const random = seeded(seed);
  for (let idle = 0; idle < 3;) {
    await hops(Math.floor(random(12)));
    const { waiting } = world.bus;
    const direction = waiting[Math.floor(random(waiting.length))];
    if (direction) world.bus.deliver(direction);
    else await flush();
    idle = direction ? 0 : idle + 1;
  }
}

describe('both sides restart at once', () => {
  it('and whichever of the first eight signals comes first, the pair is whole again', async () => {
    let glares = 0;
    for (let pattern = 0; pattern < 2 ** 8; pattern += 1) {
      const pair = await connectedPair();
      breakBoth(pair);
      await flush();
      if (pair.world.bus.waiting.length === 2) glares += 1;
      for (let step = 0; step < 8; step += 1) {
        const preferred = (pattern >> step) & 1 ? 'a>b' : 'b>a';
        const { waiting } = pair.world.bus;
        const direction = waiting.includes(preferred) ? preferred : waiting[0];
        if (direction) pair.world.bus.deliver(direction);
        await flush();
      }
      await pair.world.settle();
      expectWhole(pair, `pattern ${String(pattern)}`);
    }
    expect(glares).toBe(256);
  });

  it('and signals come in the middle of whatever the browsers are doing', async () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const pair = await connectedPair();
      const [ofA, ofB] = pair.world.network.pair('a', 'b');
      const random = seeded(-seed);
      const [first, second] = random(2) < 1 ? [ofA, ofB] : [ofB, ofA];
      first.ice.set('failed');
      first.restartIce();
      // Deliver at once for a while, so that an offer may come while the other side is making its own.
      for (let hop = Math.floor(random(30)); hop > 0; hop -= 1) {
        await hops(1);
        for (const direction of pair.world.bus.waiting) pair.world.bus.deliver(direction);
      }
      second.ice.set('failed');
      second.restartIce();
      await shuffle(pair.world, seed);
      await pair.world.advance(1_000);
      expectWhole(pair, `seed ${String(seed)}`);
    }
  });

  it('and the impolite offer wins, with the polite one rolled back', async () => {
    const pair = await connectedPair();
    breakBoth(pair);
    await pair.world.settle();
    const { bus } = pair.world;
    expect(bus.descriptions('offer', 'a')).toHaveLength(2);
    expect(bus.descriptions('offer', 'b')).toHaveLength(1);
    expect(bus.descriptions('answer', 'a')).toHaveLength(0);
    expect(bus.descriptions('answer', 'b')).toHaveLength(2);
  });
});

it('both sides that see ICE fail do not offer at once: the polite one waits for the other', async () => {
  const pair = await connectedPair();
  pair.world.network.cut('a', 'b', 'failed');
  await pair.world.settle();
  expect(pair.world.bus.descriptions('offer', 'a')).toHaveLength(2);
  await pair.world.advance(10_000);
  expect(pair.world.bus.descriptions('offer', 'b')).toEqual([]);
  expectWhole(pair, 'after a while');
});

describe('meeting for the first time', () => {
  it('connects in any order of events, with one connection each', async () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const world = new World();
      const pair = { world, a: world.add('a'), b: world.add('b') };
      const random = seeded(seed);
      const [first, second] = random(2) < 1 ? [pair.a, pair.b] : [pair.b, pair.a];
      first.mesh.addPeer(second.id);
      await hops(Math.floor(random(4)));
      second.mesh.addPeer(first.id);
      await shuffle(world, seed);
      expectWhole(pair, `seed ${String(seed)}`);
    }
  });

  it('takes candidates that come before their description', async () => {
    const world = new World();
    const a = world.add('a');
    const b = world.add('b');
    const held: unknown[] = [];
    world.bus.lose = ({ from, signal }) => {
      const description = from === 'a' && 'description' in signal;
      if (description) held.push(signal);
      return description;
    };
    world.meet();
    await world.settle();
    expect(world.bus.sent.filter(({ from, signal }) => from === 'a' && 'candidate' in signal)).not.toHaveLength(0);
    expect(b.heard.track).toEqual([]);
    // The candidates of b are lost, so that the pair connects by those of a or not at all.
    world.bus.lose = ({ from, signal }) => from === 'b' && 'candidate' in signal;
    b.mesh.receiveSignal('a', held[0]);
    await world.settle();
    expectWhole({ world, a, b }, 'candidates first');
  });

  it('never lets the polite side offer first', async () => {
    const world = new World();
    const b = world.add('b');
    b.mesh.addPeer('a');
    // A candidate makes b build its connection, data channel and all, but there is no offer yet.
    b.mesh.receiveSignal('a', { session: 5, candidate: { candidate: 'host x', usernameFragment: 'x' } });
    await world.settle();
    expect(world.network.connections).toHaveLength(1);
    b.media.set('audio', null);
    world.network.connections[0]?.ice.set('failed');
    await world.settle();
    expect(world.bus.descriptions('offer')).toEqual([]);
  });
});
