import { commands, emptyInput, maxCommandBytes, maxFrameBytes, type Snapshot } from '@vroom/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Socket } from 'socket.io-client';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { Browser, commandNames, silent } from './support/browser-like.ts';
import { outcome } from './support/visitor.ts';

let server: VroomServer;
let browsers: Browser[] = [];
let rooms = 0;

beforeAll(async () => {
  server = await VroomServer.start({ VROOM_ROOMS_MAX_MEMBERS: '5' });
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

async function room(): Promise<string> {
  const { name } = await browser().rest.call('createRoom', { body: { name: `room-${++rooms}` } });
  return name;
}

async function connected(socket: Socket): Promise<Socket> {
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  return socket;
}

interface Answer {
  ok: boolean;
  data?: unknown;
  error?: { code: string; title: string; detail?: string; errors?: { path: string }[] };
}
const ask = async (socket: Socket, command: string, ...data: unknown[]): Promise<Answer> =>
  (await socket.timeout(5000).emitWithAck(command, ...data)) as Answer;

describe('joining', () => {
  it('gives the snapshot, and tells the others', async () => {
    const name = await room();
    const ann = await browser().enter(name, { media: { audio: true, video: true, screen: false } });
    expect(ann.snapshot).toMatchObject({ peers: [], room: { name, locked: false }, iceServers: [], resumed: false });
    const bob = await browser().enter(name);
    expect(bob.snapshot.peers).toEqual([ann.snapshot.self]);
    expect(await ann.next('peer:joined')).toEqual({ peer: bob.snapshot.self });
    expect(bob.all('peer:joined')).toEqual([]);
    const door = await browser().rest.call('getRoom', { params: { name } });
    expect(door).toMatchObject({ members: 2, full: false });
  });

  it('needs a role', async () => {
    const name = await room();
    const stranger = browser();
    await stranger.rest.call('openSession', { body: {} });
    const socket = await connected(stranger.rawSocket());
    expect(await ask(socket, 'room:join', { room: name, media: silent })).toMatchObject({ error: { code: 'no_role' } });
  });

  it('is refused twice, in an unknown room and under a wrong name', async () => {
    const guest = await browser().enter(await room());
    const again = guest.signaling.command('room:join', { room: 'other', media: silent });
    await expect(again).rejects.toMatchObject({ code: 'already_in_room' });
    await guest.signaling.command('room:leave', {});
    const unknown = guest.signaling.command('room:join', { room: 'unknown', media: silent });
    await expect(unknown).rejects.toMatchObject({ code: 'room_not_found' });
    const wrong = guest.signaling.command('room:join', { room: 'a b', media: silent });
    await expect(wrong).rejects.toMatchObject({ code: 'room_name_invalid' });
  });

  it('lets exactly one of fifty into the last place', async () => {
    const name = await room();
    for (let taken = 0; taken < 4; taken += 1) await browser().enter(name);
    const racers = Array.from({ length: 50 }, async () => browser().enter(name));
    const results = await Promise.allSettled(racers);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'room_full' });
    }
    await expect(browser().rest.call('getRoom', { params: { name } })).resolves.toMatchObject({
      members: 5,
      full: true,
    });
  });
});

describe('signals', () => {
  it('reach the peer they are for, with the sender the server knows', async () => {
    const name = await room();
    const [ann, bob, eve] = [await browser().enter(name), await browser().enter(name), await browser().enter(name)];
    const description = { type: 'offer', sdp: 'v=0' };
    const forged = { to: bob.id, session: 1, description, from: eve.id, more: { deep: [[[]]] } };
    await ann.signaling.command('signal:send', forged);
    expect(await bob.next('signal:received')).toEqual({ from: ann.id, session: 1, description });
    await bob.signaling.command('signal:send', { to: ann.id, candidate: null });
    expect(await ann.next('signal:received')).toEqual({ from: bob.id, candidate: null });
    expect(eve.all('signal:received')).toEqual([]);
  });

  it('do not reach another room', async () => {
    const here = await browser().enter(await room());
    const there = await browser().enter(await room());
    const sent = here.signaling.command('signal:send', { to: there.id, candidate: null });
    await expect(sent).rejects.toMatchObject({ code: 'peer_not_found' });
    expect(there.all('signal:received')).toEqual([]);
  });
});

describe('leaving', () => {
  it('is told to the others at once', async () => {
    const name = await room();
    const [ann, bob] = [await browser().enter(name), await browser().enter(name)];
    await bob.signaling.command('room:leave', {});
    expect(await ann.next('peer:left')).toEqual({ peerId: bob.id, reason: 'left' });
    await expect(bob.signaling.command('media:update', silent)).rejects.toMatchObject({ code: 'not_in_room' });
    expect((await browser().enter(name)).snapshot.peers.map(({ id }) => id)).toEqual([ann.id]);
  });

  it('is also what a client means that disconnects on purpose', async () => {
    const name = await room();
    const [ann, bob] = [await browser().enter(name), await browser().enter(name)];
    bob.signaling.close();
    expect(await ann.next('peer:left')).toEqual({ peerId: bob.id, reason: 'left' });
  });

  it('is not what a dropped connection does: its place can be taken back', async () => {
    const name = await room();
    const ann = await browser().enter(name);
    const owner = browser();
    await owner.rest.call('authenticate', { params: { name }, body: {} });
    const socket = await connected(owner.rawSocket());
    const { data } = await ask(socket, 'room:join', { room: name, media: silent });
    const before = data as Snapshot;
    socket.io.engine.close();
    const media = { audio: true, video: false, screen: false };
    const after = await owner.enter(name, { resumeToken: before.resumeToken, media });
    expect(after.snapshot).toMatchObject({ resumed: true, self: { id: before.self.id, media } });
    expect(await ann.next('peer:updated')).toMatchObject({ peer: { id: before.self.id, media } });
    expect(ann.all('peer:left')).toEqual([]);
    expect(ann.all('peer:joined')).toHaveLength(1);
  });

  it('frees the place at once when somebody goes in the middle of a join', async () => {
    const name = await room();
    const guest = browser();
    await guest.rest.call('authenticate', { params: { name }, body: {} });
    const left = Array.from({ length: 20 }, async () => {
      const socket = await connected(guest.rawSocket());
      socket.emit('room:join', { room: name, media: silent });
      socket.disconnect();
    });
    await Promise.all(left);
    const members = async () => (await guest.rest.call('getRoom', { params: { name } })).members;
    await expect.poll(members).toBe(0);
    expect((await guest.enter(name)).snapshot.peers).toEqual([]);
  });

  it('takes the place over from a connection that only seems alive', async () => {
    const name = await room();
    const owner = browser();
    const before = await owner.enter(name);
    const dropped = new Promise((resolve) => before.signaling.onConnection(resolve));
    const after = await owner.enter(name, { resumeToken: before.snapshot.resumeToken });
    expect(after.id).toBe(before.id);
    await dropped;
    await expect(browser().rest.call('getRoom', { params: { name } })).resolves.toMatchObject({ members: 1 });
  });

  it('keeps the place of a client that connects anew at once, again and again', async () => {
    const name = await room();
    const [ann, bob] = [await browser().enter(name), await browser().enter(name)];
    const { resumeToken } = bob.snapshot;
    for (let round = 0; round < 3; round += 1) {
      const online = new Promise<void>((resolve) => {
        bob.signaling.onConnection((state) => state === 'online' && resolve());
      });
      bob.signaling.reconnect();
      await online;
      const snapshot = await bob.signaling.command('room:join', { room: name, media: silent, resumeToken });
      expect(snapshot).toMatchObject({ resumed: true, self: { id: bob.id } });
    }
    // In the middle of connecting, too.
    bob.signaling.reconnect();
    bob.signaling.reconnect();
    await expect(bob.signaling.command('room:join', { room: name, media: silent, resumeToken })).resolves.toMatchObject(
      { resumed: true },
    );
    expect(ann.all('peer:left')).toEqual([]);
    expect(ann.all('peer:joined')).toHaveLength(1);
  });

  it('gives nobody else the place', async () => {
    const name = await room();
    const before = await browser().enter(name);
    const thief = await browser().enter(name, { resumeToken: before.snapshot.resumeToken });
    expect(thief.snapshot.resumed).toBe(false);
    expect(thief.id).not.toBe(before.id);
  });
});

describe('signing out', () => {
  it('ends the connections of that session, and lets none join again', async () => {
    const name = await room();
    const [ann, guest] = [await browser().enter(name), browser()];
    const bob = await guest.enter(name);
    const idle = await connected(guest.rawSocket());
    const ended = new Promise((resolve) => bob.signaling.onConnection(resolve));
    const idleEnded = new Promise((resolve) => idle.once('disconnect', resolve));
    await guest.rest.call('closeSession', {});
    expect(await Promise.all([ended, idleEnded])).toEqual(['refused', 'io server disconnect']);
    expect(ann.signaling.connected).toBe(true);
  });
});

describe('one person', () => {
  it('has four places in a room at most, and others have theirs', async () => {
    const name = await room();
    const greedy = browser();
    for (let place = 0; place < 4; place++) await greedy.enter(name);
    await expect(greedy.enter(name)).rejects.toMatchObject({ code: 'room_full' });
    expect((await browser().enter(name)).snapshot.peers).toHaveLength(4);
  });
});

describe('a connection that does not read', () => {
  it('is cut off before what waits for it fills the memory', async () => {
    const name = await room();
    const sender = await browser().enter(name);
    const deaf = browser();
    await deaf.rest.call('authenticate', { params: { name }, body: {} });
    const socket = await connected(deaf.rawSocket());
    const { data } = await ask(socket, 'room:join', { room: name, media: silent });
    const { transport } = socket.io.engine as unknown as { transport: { ws: { pause(): void; resume(): void } } };
    transport.ws.pause();
    const signal = {
      to: (data as Snapshot).self.id,
      description: { type: 'offer', sdp: 'x'.repeat(maxCommandBytes - 500) },
    };
    const flood = async () => {
      for (let sent = 0; sent < 1000; sent++) await sender.signaling.command('signal:send', signal);
    };
    // Where the two sit on two processes, that of the sender can't see what waits on the other.
    const ofTwo = process.env['VROOM_TEST_PROCESSES_REDIS'] === undefined ? [] : [undefined];
    expect(['peer_not_found', ...ofTwo]).toContain(await outcome(flood()));
    const cut = new Promise((resolve) => socket.once('disconnect', resolve));
    transport.ws.resume();
    await cut;
  });
});

describe('media:update', () => {
  it('that changes nothing is told to nobody', async () => {
    const name = await room();
    const [ann, bob] = [await browser().enter(name), await browser().enter(name)];
    await bob.signaling.command('media:update', silent);
    await bob.signaling.command('signal:send', { to: ann.id, candidate: null });
    await ann.next('signal:received');
    expect(ann.all('peer:updated')).toEqual([]);
  });

  it('is told to everybody, with a revision that counts up', async () => {
    const name = await room();
    const [ann, bob] = [await browser().enter(name), await browser().enter(name)];
    const media = { audio: true, video: false, screen: false };
    await bob.signaling.command('media:update', media);
    expect(await ann.next('peer:updated')).toEqual({ peer: { ...bob.snapshot.self, media, revision: 2 } });
    expect(await bob.next('peer:updated')).toMatchObject({ peer: { id: bob.id } });
  });
});

describe('the handshake', () => {
  const refusal = async (socket: Socket) =>
    connected(socket).catch((error: unknown) => (error as { data?: unknown }).data);

  it('is refused without a session, from another site and to another version', async () => {
    expect(await refusal(browser().rawSocket())).toMatchObject({ code: 'unauthenticated', title: expect.any(String) });
    const guest = browser();
    await guest.rest.call('openSession', { body: {} });
    expect(await refusal(guest.rawSocket({ Origin: 'https://evil.example' }))).toMatchObject({ code: 'origin_denied' });
    expect(await refusal(guest.rawSocket({}, { version: 999 }))).toMatchObject({ code: 'version_mismatch' });
    expect(await refusal(guest.rawSocket({}, { version: '1' }))).toMatchObject({ code: 'version_mismatch' });
    expect((await connected(guest.rawSocket({ Origin: server.url }))).connected).toBe(true);
  });
});

describe('a refused handshake', () => {
  it('leaves no connection behind', async () => {
    // Socket.IO's client would close it by itself; another one may not.
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
    const heard: unknown[] = [];
    socket.addEventListener('message', ({ data }) => heard.push(data));
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    socket.send('40{"version":1}');
    await new Promise((resolve) => socket.addEventListener('close', resolve));
    expect(heard.at(-1)).toContain('"code":"unauthenticated"');
  });
});

describe('what is wrong with a command', () => {
  const odd: unknown[] = [undefined, null, 7, 'text', [], [[]], true, { to: 7 }, { room: 'x' }];

  it.each(commandNames.filter((name) => commands[name] !== emptyInput))('%s takes no odd data', async (name) => {
    const guest = browser();
    const known = await guest.enter(await room());
    const socket = await connected(guest.rawSocket());
    for (const data of odd) {
      expect(await ask(socket, name, data)).toMatchObject({ ok: false, error: { code: 'malformed' } });
    }
    expect(known.signaling.connected).toBe(true);
  });

  it('names the fields, and what is no command', async () => {
    const guest = browser();
    await guest.enter(await room());
    const socket = await connected(guest.rawSocket());
    const joined = await ask(socket, 'room:join', { room: 7, media: { audio: 1, video: true, screen: true } });
    expect(joined.error?.errors?.map(({ path }) => path)).toEqual(['room', 'media.audio']);
    expect(await ask(socket, 'room:destroy', {})).toMatchObject({ error: { code: 'unknown_event' } });
    expect(await ask(socket, 'constructor', {})).toMatchObject({ error: { code: 'unknown_event' } });
  });

  it('is told by an event to who asked for no acknowledgement', async () => {
    const guest = await browser().enter(await room());
    guest.signaling.tell('signal:send', { to: 'nobody', candidate: null });
    expect(await guest.next('problem')).toMatchObject({ command: 'signal:send', code: 'peer_not_found' });
  });

  it('is its size: refused when large, cut off when huge, and nobody else is disturbed', async () => {
    const name = await room();
    const ann = await browser().enter(name);
    const bob = await browser().enter(name);
    const description = { type: 'offer', sdp: 'x'.repeat(maxCommandBytes) };
    const large = ann.signaling.command('signal:send', { to: bob.id, description });
    await expect(large).rejects.toMatchObject({ code: 'payload_too_large' });
    expect(ann.signaling.connected).toBe(true);
    const cut = new Promise((resolve) => ann.signaling.onConnection(resolve));
    ann.signaling.tell('signal:send', { to: bob.id, description: { type: 'offer', sdp: 'x'.repeat(maxFrameBytes) } });
    expect(await cut).toBe('offline');
    expect(bob.signaling.connected).toBe(true);
    expect(bob.all('signal:received')).toEqual([]);
  });

  it('is a frame that is no Socket.IO packet: that one connection ends', async () => {
    const name = await room();
    const bob = await browser().enter(name);
    const guest = browser();
    await guest.enter(name);
    for (const garbage of [
      '42["broken',
      '9',
      '42{}',
      '45-1["x"]',
      '42[]',
      '451-["media:update",{"_placeholder":true,"num":0}]',
    ]) {
      const socket = await connected(guest.rawSocket());
      const ended = new Promise((resolve) => socket.once('disconnect', resolve));
      socket.io.engine.write(garbage.replace(/^4/, ''));
      expect(['transport close', 'transport error', 'io server disconnect']).toContain(await ended);
    }
    expect(bob.signaling.connected).toBe(true);
  });
});
