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

interface Meeting {
  name: string;
  chair: Browser;
  ann: Guest;
  bobsBrowser: Browser;
  bob: Guest;
  chloe: Guest;
}

/** Ann made the room; Bob and Chloé are guests. */
async function meeting(): Promise<Meeting> {
  const chair = browser();
  const { name } = await chair.rest.call('createRoom', { body: {} });
  const bobsBrowser = browser();
  const [ann, bob, chloe] = [await chair.enter(name), await bobsBrowser.enter(name), await browser().enter(name)];
  return { name, chair, ann, bobsBrowser, bob, chloe };
}

describe('a chairman', () => {
  it.each([
    ['peer:mute', { muted: true, paused: false }, 'mute'],
    ['peer:pause', { muted: false, paused: true }, 'pause'],
  ] as const)('%s is kept, told to everybody, and in the snapshot', async (command, moderation, action) => {
    const { name, ann, bob, chloe } = await meeting();
    await ann.signaling.command(command, { peerId: bob.id });
    for (const each of [ann, bob, chloe]) {
      expect(await each.next('peer:updated')).toMatchObject({ peer: { id: bob.id, moderation } });
      expect(await each.next('notice')).toEqual({ action, by: ann.id, peerId: bob.id });
    }
    const dora = await browser().enter(name);
    expect(dora.snapshot.peers.find(({ id }) => id === bob.id)).toMatchObject({ moderation });
    expect(dora.snapshot.moderation).toEqual({ muted: false, paused: false });
  });

  it('lifts what was asked', async () => {
    const { ann, bob } = await meeting();
    await ann.signaling.command('peer:mute', { peerId: bob.id });
    await ann.signaling.command('peer:unmute', { peerId: bob.id });
    await bob.next('peer:updated', ({ peer }) => peer.revision === 3 && !peer.moderation.muted);
  });

  it('mutes and pauses all but owners', async () => {
    const { name, chair, ann, bob } = await meeting();
    await ann.signaling.command('peer:promote', { peerId: bob.id });
    await ann.signaling.command('room:mute-all', {});
    await ann.signaling.command('room:pause-all', {});
    const { items } = await chair.rest.call('listMembers', { params: { name } });
    expect(items.map(({ role, moderation }) => [role, moderation.muted, moderation.paused])).toEqual([
      ['owner', false, false],
      ['owner', false, false],
      ['participant', true, true],
    ]);
  });

  it('makes somebody an owner, for good', async () => {
    const { name, ann, bobsBrowser, bob } = await meeting();
    await ann.signaling.command('peer:mute', { peerId: bob.id });
    await ann.signaling.command('peer:promote', { peerId: bob.id });
    await bob.next('peer:updated', ({ peer }) => peer.role === 'owner' && !peer.moderation.muted);
    await expect(bobsBrowser.rest.call('getRoom', { params: { name } })).resolves.toMatchObject({ role: 'owner' });
    const mute = ann.signaling.command('peer:mute', { peerId: bob.id });
    await expect(mute).rejects.toMatchObject({ code: 'immune' });
  });

  it('sends somebody out, who cannot come back while the meeting lasts', async () => {
    const { name, ann, bobsBrowser, bob, chloe } = await meeting();
    const cut = new Promise((resolve) => bob.signaling.onConnection(resolve));
    await ann.signaling.command('peer:kick', { peerId: bob.id });
    expect(await bob.next('self:kicked')).toEqual({ by: ann.id });
    expect(await cut).toBe('refused');
    expect(await chloe.next('peer:left')).toEqual({ peerId: bob.id, reason: 'kicked' });
    await expect(bobsBrowser.enter(name)).rejects.toMatchObject({ code: 'kicked' });
    const { resumeToken } = bob.snapshot;
    await expect(bobsBrowser.enter(name, { resumeToken })).rejects.toMatchObject({ code: 'kicked' });
    for (const call of ['listMembers', 'getIceServers'] as const) {
      await expect(bobsBrowser.rest.call(call, { params: { name } })).rejects.toMatchObject({ code: 'kicked' });
    }
    await ann.signaling.command('room:leave', {});
    await chloe.signaling.command('room:leave', {});
    expect((await bobsBrowser.enter(name)).snapshot.peers).toEqual([]);
  });

  it('ends the meeting for everybody', async () => {
    const { name, ann, bob, chloe } = await meeting();
    await ann.signaling.command('room:end', {});
    expect(await bob.next('room:ended')).toEqual({ by: ann.id, reason: 'ended' });
    expect(await chloe.next('room:ended')).toEqual({ by: ann.id, reason: 'ended' });
    await expect(browser().rest.call('getRoom', { params: { name } })).resolves.toMatchObject({ members: 0 });
  });

  it('may do the same by REST, and everybody sees that it was them', async () => {
    const { name, chair, ann, bob, chloe } = await meeting();
    const params = { name, peerId: bob.id };
    await expect(chair.rest.call('changeMember', { params, body: { muted: true } })).resolves.toMatchObject({
      id: bob.id,
      moderation: { muted: true, paused: false },
    });
    expect(await chloe.next('notice')).toEqual({ action: 'mute', by: ann.id, peerId: bob.id });
    await chair.rest.call('kickMember', { params });
    expect(await bob.next('self:kicked')).toEqual({ by: ann.id });
    await expect(chair.rest.call('kickMember', { params })).rejects.toMatchObject({ code: 'peer_not_found' });
    await chair.rest.call('endMeeting', { params: { name } });
    expect(await chloe.next('room:ended')).toEqual({ by: ann.id, reason: 'ended' });
  });

  it('may do so without being in the room', async () => {
    const { name, chair, ann, bob, chloe } = await meeting();
    await ann.signaling.command('room:leave', {});
    await chair.rest.call('changeMember', { params: { name, peerId: bob.id }, body: { paused: true } });
    expect(await chloe.next('notice')).toEqual({ action: 'pause', by: null, peerId: bob.id });
  });

  it('lets somebody back in who was sent out', async () => {
    const { name, chair, ann, bobsBrowser, bob, chloe } = await meeting();
    await ann.signaling.command('peer:kick', { peerId: bob.id });
    const exclusions = { items: [{ peerId: bob.id }] };
    expect(await chair.rest.call('listExclusions', { params: { name } })).toEqual(exclusions);
    await expect(ann.signaling.command('peer:readmit', { peerId: chloe.id })).rejects.toMatchObject({
      code: 'peer_not_found',
    });
    await expect(chloe.signaling.command('peer:readmit', { peerId: bob.id })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await ann.signaling.command('peer:readmit', { peerId: bob.id });
    expect(await chloe.next('notice', ({ action }) => action === 'readmit')).toMatchObject({ peerId: bob.id });
    const back = await bobsBrowser.enter(name);
    await chair.rest.call('kickMember', { params: { name, peerId: back.id } });
    await chair.rest.call('readmit', { params: { name, peerId: back.id } });
    expect((await bobsBrowser.enter(name)).snapshot.peers).toHaveLength(2);
  });

  it('mutes a person in every tab', async () => {
    const { name, ann, bobsBrowser, bob } = await meeting();
    const tab = await bobsBrowser.enter(name);
    await ann.signaling.command('peer:mute', { peerId: bob.id });
    for (const peerId of [bob.id, tab.id]) {
      await ann.next('peer:updated', ({ peer }) => peer.id === peerId && peer.moderation.muted);
    }
  });
});

describe('a guest', () => {
  it.each(['peer:mute', 'peer:unmute', 'peer:pause', 'peer:resume', 'peer:promote', 'peer:kick'] as const)(
    'may not %s',
    async (command) => {
      const { ann, bob, chloe } = await meeting();
      for (const target of [ann, chloe, bob]) {
        const refused = bob.signaling.command(command, { peerId: target.id });
        await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
      }
      expect(chloe.all('notice')).toEqual([]);
    },
  );

  it.each(['room:mute-all', 'room:pause-all', 'room:end'] as const)('may not %s', async (command) => {
    const { bob } = await meeting();
    await expect(bob.signaling.command(command, {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('may not moderate by REST', async () => {
    const { name, bobsBrowser, chloe } = await meeting();
    const params = { name, peerId: chloe.id };
    await expect(bobsBrowser.rest.call('kickMember', { params })).rejects.toMatchObject({ code: 'forbidden' });
    const mute = bobsBrowser.rest.call('changeMember', { params, body: { muted: true } });
    await expect(mute).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is not rid of a mute by coming in again', async () => {
    const { name, ann, bobsBrowser, bob } = await meeting();
    await ann.signaling.command('peer:mute', { peerId: bob.id });
    await bob.signaling.command('room:leave', {});
    expect((await bobsBrowser.enter(name)).snapshot.moderation).toEqual({ muted: true, paused: false });
  });
});

describe('nobody', () => {
  it('moderates in another room', async () => {
    const [here, there] = [await meeting(), await meeting()];
    const mute = here.ann.signaling.command('peer:mute', { peerId: there.bob.id });
    await expect(mute).rejects.toMatchObject({ code: 'peer_not_found' });
  });

  it('sends an owner or themselves out', async () => {
    const { ann } = await meeting();
    const kick = ann.signaling.command('peer:kick', { peerId: ann.id });
    await expect(kick).rejects.toMatchObject({ code: 'immune' });
  });
});
