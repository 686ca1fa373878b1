import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { Browser, type Guest } from './support/browser-like.ts';

let server: VroomServer;
let browsers: Browser[] = [];

beforeAll(async () => {
  server = await VroomServer.start();
});
afterAll(() => server.stop());
afterEach(() => {
  for (const browser of browsers) browser.close();
  browsers = [];
});

function browser(): Browser {
  const made = new Browser(server.url);
  browsers.push(made);
  return made;
}

/** Ann made the room; Bob and Chloé are guests. */
async function meeting() {
  const chair = browser();
  const { name } = await chair.rest.call('createRoom', { body: {} });
  const bobsBrowser = browser();
  const [ann, bob, chloe] = [await chair.enter(name), await bobsBrowser.enter(name), await browser().enter(name)];
  return { name, chair, ann, bobsBrowser, bob, chloe };
}

const raise = ({ signaling }: Guest) => signaling.command('hand:raise', {});
const lower = ({ signaling }: Guest) => signaling.command('hand:lower', {});
const seesUp = (who: Guest, { id }: Guest) =>
  who.next('peer:updated', ({ peer }) => peer.id === id && peer.hand !== null);
const seesDown = (who: Guest, { id }: Guest) =>
  who.next('peer:updated', ({ peer }) => peer.id === id && peer.hand === null && peer.revision > 1);

describe('a raised hand', () => {
  it('is seen by all in the order of the server, by who comes later too', async () => {
    const { name, ann, bob, chloe } = await meeting();
    await raise(chloe);
    const first = (await seesUp(ann, chloe)).peer.hand ?? 0;
    expect(Math.abs(Date.now() - first)).toBeLessThan(10_000);
    await raise(bob);
    await Promise.all([seesUp(ann, bob), seesUp(bob, bob), seesUp(chloe, bob)]);
    // Once more changes nothing: nobody loses their turn.
    await raise(chloe);
    const late = await browser().enter(name);
    const hands = new Map(late.snapshot.peers.map(({ id, hand }) => [id, hand]));
    expect(hands.get(chloe.id)).toBe(first);
    expect(hands.get(bob.id)).toBeGreaterThan(first);
    expect(hands.get(ann.id)).toBeNull();
    expect(ann.all('peer:updated')).toHaveLength(2);
  });

  it('stands in order also where all come at once', async () => {
    const { name, ann, bob, chloe } = await meeting();
    await Promise.all([raise(ann), raise(bob), raise(chloe)]);
    const late = await browser().enter(name);
    const hands = late.snapshot.peers.map(({ hand }) => hand);
    expect(hands).not.toContain(null);
    expect(new Set(hands).size).toBe(3);
  });

  it('is lowered by its owner, and goes with the place', async () => {
    const { name, ann, bobsBrowser, bob } = await meeting();
    await raise(bob);
    await lower(bob);
    await seesDown(ann, bob);
    await raise(bob);
    await bob.signaling.command('room:leave', {});
    const again = await bobsBrowser.enter(name);
    expect(again.snapshot.self.hand).toBeNull();
    await expect(raise(bob)).rejects.toMatchObject({ code: 'not_in_room' });
  });

  it('is kept when the connection drops and comes back', async () => {
    const { name, bobsBrowser, bob } = await meeting();
    await raise(bob);
    const { resumeToken } = bob.snapshot;
    const back = await bobsBrowser.enter(name, { resumeToken });
    expect(back.snapshot).toMatchObject({ resumed: true, self: { id: bob.id, hand: expect.any(Number) } });
  });

  it('is lowered by a chairman, one or all, by REST too', async () => {
    const { name, chair, ann, bob, chloe } = await meeting();
    await Promise.all([raise(ann), raise(bob), raise(chloe)]);
    await ann.signaling.command('peer:lower-hand', { peerId: bob.id });
    await seesDown(chloe, bob);
    expect(await chloe.next('notice')).toEqual({ action: 'lower-hand', by: ann.id, peerId: bob.id });
    const params = { name, peerId: chloe.id };
    const lowered = await chair.rest.call('changeMember', { params, body: { hand: null } });
    expect(lowered).toMatchObject({ id: chloe.id, hand: null });
    await Promise.all([raise(bob), raise(chloe)]);
    await ann.signaling.command('room:lower-hands', {});
    await chloe.next('notice', ({ action }) => action === 'lower-hands');
    const { items } = await chair.rest.call('listMembers', { params: { name } });
    expect(items.map(({ hand }) => hand)).toEqual([null, null, null]);
  });

  it('is not lowered by a guest', async () => {
    const { bob, chloe } = await meeting();
    await raise(chloe);
    const forbidden = { code: 'forbidden' };
    const one = bob.signaling.command('peer:lower-hand', { peerId: chloe.id });
    await expect(one).rejects.toMatchObject(forbidden);
    await expect(bob.signaling.command('room:lower-hands', {})).rejects.toMatchObject(forbidden);
  });
});

describe('what was written', () => {
  it('is deleted for everybody by an owner, and who joins later knows since when', async () => {
    const { name, chair, ann, bob } = await meeting();
    expect(ann.snapshot.wipedAt).toBeNull();
    await chair.rest.call('wipeData', { params: { name } });
    const { by, at } = await bob.next('room:wiped');
    expect(by).toBe(ann.id);
    expect(await bob.next('notice')).toEqual({ action: 'wipe', by: ann.id, peerId: null });
    const late = await browser().enter(name);
    expect(late.snapshot.wipedAt).toBe(at);
    expect(late.snapshot.at).toBeGreaterThanOrEqual(at);
  });

  it('is not deleted by a guest', async () => {
    const { name, bobsBrowser, bob } = await meeting();
    const params = { name };
    await expect(bobsBrowser.rest.call('wipeData', { params })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await browser().enter(name)).snapshot.wipedAt).toBeNull();
    expect(bob.all('room:wiped')).toEqual([]);
  });

  it('stays deleted when everybody has left: nobody brings it to the next meeting', async () => {
    const { name, chair, ann, bobsBrowser, bob, chloe } = await meeting();
    await chair.rest.call('wipeData', { params: { name } });
    const { at } = await bob.next('room:wiped');
    for (const each of [ann, bob, chloe]) await each.signaling.command('room:leave', {});
    expect((await bobsBrowser.enter(name)).snapshot.wipedAt).toBe(at);
  });
});
