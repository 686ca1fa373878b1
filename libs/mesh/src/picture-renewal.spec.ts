import { describe, expect, it } from 'vitest';
import { FakeTrack } from './testing/fake-media.js';
import { World } from './testing/world.js';

async function connectedPair() {
  const world = new World();
  const [a, b] = [world.add('a'), world.add('b')];
  for (const peer of [a, b]) peer.media.tracks.camera = new FakeTrack('video');
  world.meet();
  await world.settle();
  await world.advance(3_000);
  const [ours, theirs] = world.network.pair('a', 'b');
  const changePath = async (connection: typeof ours, generation?: string) => {
    connection.getTransceivers()[0]?.sender.transport.iceTransport.changePath(generation);
    await world.settle();
  };
  const directions = (connection: typeof ours) => connection.getTransceivers().map((each) => each.directions);
  const current = (connection: typeof ours) => connection.getTransceivers().map((each) => each.currentDirection);
  return { world, a, b, ours, theirs, changePath, directions, current };
}

const untouched = ['sendrecv'];
const renewed = ['sendrecv', 'inactive', 'sendrecv'];

describe('the pictures of a connection on another path', () => {
  it('end and begin again, and sounds do not', async () => {
    const { world, ours, theirs, changePath, directions, current } = await connectedPair();
    const { offer } = ours.made;
    await changePath(ours);
    expect(ours.made.offer).toBe(offer);
    await world.advance(300);
    expect(directions(ours)).toEqual([untouched, renewed, renewed, untouched]);
    expect(ours.made.offer).toBe(offer + 2);
    for (const side of [ours, theirs]) expect(current(side)).toEqual(Array(4).fill('sendrecv'));
    await world.advance(10_000);
    expect(ours.made.offer).toBe(offer + 2);
  });

  it('go on as they are after an ICE restart, which keeps the former path until there is another', async () => {
    const { world, ours, changePath, directions, current } = await connectedPair();
    const { offer } = ours.made;
    await changePath(ours, 'second');
    await world.advance(2_900);
    await changePath(ours);
    await world.advance(2_900);
    expect(ours.made.offer).toBe(offer);
    expect(directions(ours)[1]).toEqual(untouched);
    await world.advance(200);
    await changePath(ours);
    await world.advance(2_900);
    expect(directions(ours)[1]).toEqual(renewed);
    expect(current(ours)[1]).toBe('sendrecv');
  });

  it('are left to the one side that makes offers', async () => {
    const { world, ours, theirs, changePath } = await connectedPair();
    const before = [ours.made.offer, theirs.made.offer];
    await changePath(theirs);
    await world.advance(10_000);
    expect([ours.made.offer, theirs.made.offer]).toEqual(before);
  });

  it('wait for the other side to hear of it, however late that is', async () => {
    const { world, ours, changePath, directions, current } = await connectedPair();
    world.bus.lose = () => true;
    await changePath(ours);
    await world.advance(1_000);
    expect(directions(ours)[1]).toEqual(['sendrecv', 'inactive']);
    expect(current(ours)[1]).toBe('sendrecv');
    world.bus.lose = () => false;
    await world.advance(10_000);
    expect(directions(ours)[1]).toEqual(renewed);
    expect(current(ours)[1]).toBe('sendrecv');
  });

  it('begin again though an answer says that they never ended', async () => {
    const { world, ours, changePath, directions } = await connectedPair();
    const take = ours.setRemoteDescription.bind(ours);
    ours.setRemoteDescription = ({ type, sdp = '' }) => take({ type, sdp: sdp.replaceAll('inactive', 'sendrecv') });
    await changePath(ours);
    await world.advance(10_000);
    expect(directions(ours)[1]).toEqual(renewed);
  });

  it('stay out where a section was refused', async () => {
    const { world, ours, changePath, directions } = await connectedPair();
    const [, camera] = ours.getTransceivers();
    camera?.stop();
    await changePath(ours);
    await world.advance(10_000);
    expect(directions(ours)[1]).toEqual(['sendrecv', 'stopped']);
    expect(directions(ours)[2]).toEqual(renewed);
  });

  it('are renewed after an offer that is under way', async () => {
    const { world, a, ours, theirs, changePath, directions, current } = await connectedPair();
    await changePath(ours);
    await world.advance(299);
    world.bus.lose = () => true;
    a.mesh.checkLinks({ renew: true });
    await world.advance(1);
    world.bus.lose = () => false;
    await world.advance(10_000);
    expect(directions(ours)[1]).toEqual(renewed);
    for (const side of [ours, theirs]) expect(current(side)[1]).toBe('sendrecv');
  });
});
