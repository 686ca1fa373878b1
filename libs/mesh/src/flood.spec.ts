import { expect, it } from 'vitest';
import { mediaSlots } from './media-slots.js';
import { parse, textOf, type FakeSection } from './testing/fake-sdp.js';
import { connectedPair } from './testing/world.js';

const tooOften = 'a peer signals too often';

/** A connected pair, and what `a` last offered, with further sections and a new version. */
async function offering(): Promise<
  Awaited<ReturnType<typeof connectedPair>> & { offer(extra: number): object; restart(): object }
> {
  const pair = await connectedPair();
  const { signal } = pair.world.bus.descriptions('offer').at(-1) ?? expect.unreachable();
  const last = parse((signal as unknown as { description: RTCSessionDescriptionInit }).description).parsed;
  let { version } = last;
  const offer = (extra: number): object => {
    const more = Array.from({ length: extra }, (_, n): FakeSection => {
      return { mid: `x${String(n)}`, kind: 'video', direction: 'sendonly' };
    });
    version += 1;
    const sdp = textOf({ ...last, version, sections: [...last.sections, ...more] });
    return { session: signal.session, description: { type: 'offer', sdp } };
  };
  const restart = (): object => {
    version += 1;
    const sdp = textOf({ ...last, version, ufrag: `new ${String(version)}` });
    return { session: signal.session, description: { type: 'offer', sdp } };
  };
  return { ...pair, offer, restart };
}

it('an offer of more sections than there are slots is refused, and the link stays', async () => {
  const { world, a, b, offer } = await offering();
  const ofB = world.network.pair('a', 'b')[1];
  b.mesh.receiveSignal('a', offer(200));
  b.mesh.receiveSignal('a', offer(1));
  await world.settle();
  expect(ofB.getTransceivers()).toHaveLength(mediaSlots.length);
  expect(b.log.warnings).toEqual(Array.from({ length: 2 }, () => 'an offer with too many sections'));
  expect([a.mesh.linkState('b'), b.mesh.linkState('a')]).toEqual(['connected', 'connected']);
  const answers = world.bus.descriptions('answer').length;
  b.mesh.receiveSignal('a', offer(0));
  await world.settle();
  expect(world.bus.descriptions('answer')).toHaveLength(answers + 1);
});

it('descriptions beyond thirty at once and ten a second are dropped', async () => {
  const { world, b, offer } = await offering();
  await world.advance(10_000);
  const dropped = (): number => b.log.warnings.filter((line) => line === tooOften).length;
  for (let i = 0; i < 200; i += 1) b.mesh.receiveSignal('a', offer(200));
  expect(dropped()).toBe(170);
  await world.advance(1_000);
  for (let i = 0; i < 20; i += 1) b.mesh.receiveSignal('a', offer(200));
  expect(dropped()).toBe(180);
});

it('ICE restarts beyond five at once and one in two seconds are not answered', async () => {
  const { world, b, restart } = await offering();
  await world.advance(10_000);
  const refused = (): number => b.log.warnings.filter((line) => line === 'a peer restarts ICE too often').length;
  for (let i = 0; i < 8; i += 1) b.mesh.receiveSignal('a', restart());
  await world.settle();
  expect(refused()).toBe(3);
  await world.advance(2_000);
  for (let i = 0; i < 2; i += 1) b.mesh.receiveSignal('a', restart());
  await world.settle();
  expect(refused()).toBe(4);
});

it('candidates beyond three hundred at once are dropped, of this peer only', async () => {
  const { world, a, b } = await connectedPair();
  const c = world.add('c');
  world.meet();
  await world.settle();
  await world.advance(10_000);
  const candidate = { session: 0, candidate: { candidate: 'x' } };
  for (let i = 0; i < 301; i += 1) b.mesh.receiveSignal('a', candidate);
  expect(b.log.warnings).toEqual([tooOften]);
  b.mesh.receiveSignal('c', candidate);
  expect(b.log.warnings).toEqual([tooOften]);
  expect([a.mesh.linkState('b'), c.mesh.linkState('b')]).toEqual(['connected', 'connected']);
});
