import { connect } from 'node:net';
import { commands, type CommandName } from '@vroom/contract';
import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { processCount } from '../../../tools/test/redis/several-processes.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { auditLog } from './support/audit.ts';
import { Browser, commandNames, silent, type Guest } from './support/browser-like.ts';
import { oddInputs } from './support/odd-inputs.ts';

/** A modified client tries what ours never would. */
const messageRate = 20;
const maxConnections = 40;
const adminPassword = 'attack-admin-password';

let server: VroomServer;
let browsers: Browser[] = [];

beforeAll(async () => {
  server = await VroomServer.start({
    VROOM_ADMIN_PASSWORD: adminPassword,
    VROOM_DAEMON_MESSAGE_RATE: String(messageRate),
    VROOM_DAEMON_MAX_CONNECTIONS: String(maxConnections),
    VROOM_DAEMON_MAX_BODY_SIZE: '2048',
    VROOM_DAEMON_MAX_FRAME_SIZE: '100000',
  });
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

async function meeting(): Promise<{ name: string; ann: Guest; bobsBrowser: Browser; bob: Guest }> {
  const chair = browser();
  const { name } = await chair.rest.call('createRoom', { body: {} });
  const bobsBrowser = browser();
  return { name, ann: await chair.enter(name), bobsBrowser, bob: await bobsBrowser.enter(name) };
}

function connected(socket: Socket): Promise<Socket> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

interface Answer {
  ok: boolean;
  error?: { code: string };
}

function send(socket: Socket, command: string, ...args: unknown[]): Promise<Answer> {
  return socket.timeout(5000).emitWithAck(command, ...args) as Promise<Answer>;
}

function ended(socket: Socket): Promise<string> {
  return new Promise((resolve) => socket.once('disconnect', resolve));
}

describe('without a place in the room', () => {
  const inputs: Partial<Record<CommandName, unknown>> = {
    'signal:send': { to: 'x', candidate: null },
    'media:update': silent,
    'link:report': { outcome: 'failed' },
  };
  const needPlace = commandNames.filter((name) => name !== 'room:join');

  it.each(needPlace)('%s does nothing', async (name) => {
    const { bob } = await meeting();
    const stranger = browser();
    await stranger.rest.call('openSession', { body: {} });
    const socket = await connected(stranger.rawSocket());
    const input = inputs[name] ?? (name.startsWith('peer:') ? { peerId: bob.id } : {});
    expect(await send(socket, name, input)).toMatchObject({ ok: false, error: { code: 'not_in_room' } });
  });

  it('nobody joins who has no role', async () => {
    const { name } = await meeting();
    const stranger = browser();
    await stranger.rest.call('openSession', { body: {} });
    const socket = await connected(stranger.rawSocket());
    for (let times = 0; times < 5; times += 1) {
      expect(await send(socket, 'room:join', { room: name, media: silent })).toMatchObject({
        error: { code: 'no_role' },
      });
    }
    const denials = () =>
      auditLog(server).filter(({ event, message }) => event === 'no_role' && message.includes(name));
    await expect.poll(denials).toHaveLength(1);
  });
});

describe('in the name of somebody else', () => {
  it('nobody speaks: what a payload says of its sender is left out', async () => {
    const { name, ann, bobsBrowser, bob } = await meeting();
    const socket = await connected(bobsBrowser.rawSocket());
    await send(socket, 'room:join', { room: name, media: silent });
    await send(socket, 'signal:send', { to: ann.id, from: bob.id, peerId: ann.id, candidate: null });
    const { from } = await ann.next('signal:received');
    expect([bob.id, ann.id]).not.toContain(from);
  });

  it('nobody changes media or leaves: such a field is refused', async () => {
    const { ann, bobsBrowser, name } = await meeting();
    const socket = await connected(bobsBrowser.rawSocket());
    await send(socket, 'room:join', { room: name, media: silent });
    expect(await send(socket, 'media:update', { ...silent, peerId: ann.id })).toMatchObject({
      error: { code: 'malformed' },
    });
    expect(await send(socket, 'room:leave', { peerId: ann.id })).toMatchObject({ error: { code: 'malformed' } });
    expect(ann.signaling.connected).toBe(true);
  });

  it('nobody takes a place back: the token is good for its owner only, and the audit knows', async () => {
    const { name, bob } = await meeting();
    const eve = browser();
    const { resumeToken } = bob.snapshot;
    const stolen = await eve.enter(name, { resumeToken });
    expect(stolen.id).not.toBe(bob.id);
    expect(stolen.snapshot.resumed).toBe(false);
    expect(bob.signaling.connected).toBe(true);
    const mismatches = () =>
      auditLog(server).filter(({ event, message }) => event === 'peer_id_mismatch' && message === name);
    await expect.poll(mismatches).toHaveLength(1);
  });

  it('nobody takes it back in another room, or twice from two sockets at once', async () => {
    const { name, bobsBrowser, bob } = await meeting();
    const other = await meeting();
    const { resumeToken } = bob.snapshot;
    const elsewhere = await bobsBrowser.enter(other.name, { resumeToken });
    expect(elsewhere.snapshot.resumed).toBe(false);
    const [one, two] = await Promise.all([bobsBrowser.rawSocket(), bobsBrowser.rawSocket()].map(connected));
    if (!one || !two) throw new Error('two sockets were asked for');
    const replay = { room: name, media: silent, resumeToken };
    const first = await send(one, 'room:join', replay);
    const cut = ended(one);
    const second = await send(two, 'room:join', replay);
    expect([first.ok, second.ok]).toEqual([true, true]);
    await cut;
    const door = await bobsBrowser.rest.call('getRoom', { params: { name } });
    expect(door.members).toBe(2);
  });
});

describe('when it is over', () => {
  it('a kick leaves no way to signal, moderate or join, whatever the race', async () => {
    const { name, ann, bobsBrowser, bob } = await meeting();
    const sockets = await Promise.all([1, 2, 3].map(() => connected(bobsBrowser.rawSocket())));
    const join = { room: name, media: silent };
    const [, ...answers] = await Promise.all([
      ann.signaling.command('peer:kick', { peerId: bob.id }),
      ...sockets.map((socket) => send(socket, 'room:join', join).catch(() => undefined)),
    ]);
    const { items } = await ann.signaling
      .command('room:mute-all', {})
      .then(() => browsers[0]?.rest.call('listMembers', { params: { name } }) ?? { items: [] });
    expect(items.map(({ id }) => id)).toEqual([ann.id]);
    for (const answer of answers) if (answer && !answer.ok) expect(answer.error?.code).toBe('kicked');
    const again = await connected(bobsBrowser.rawSocket());
    expect(await send(again, 'room:join', join)).toMatchObject({ error: { code: 'kicked' } });
    expect(await send(again, 'signal:send', { to: ann.id, candidate: null })).toMatchObject({
      error: { code: 'not_in_room' },
    });
    expect(ann.all('signal:received')).toEqual([]);
  });

  it('a session that was closed has no voice on a socket it kept open', async () => {
    const { name, ann, bobsBrowser } = await meeting();
    const socket = await connected(bobsBrowser.rawSocket());
    const cut = ended(socket);
    await bobsBrowser.rest.call('closeSession', {});
    socket.emit('signal:send', { to: ann.id, candidate: null });
    await cut;
    expect(ann.all('signal:received')).toEqual([]);
    await expect(bobsBrowser.rest.call('listMembers', { params: { name } })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});

describe('a stolen cookie', () => {
  it('makes nobody an administrator: neither later, nor on a socket that was opened before', async () => {
    const { name } = await browser().rest.call('createRoom', { body: { joinPassword: 'for friends' } });
    const victim = browser();
    await victim.rest.call('openSession', { body: {} });
    const thief = browser();
    thief.cookie = victim.cookie;
    const socket = await connected(thief.rawSocket());
    await victim.rest.call('openAdminSession', { body: { password: adminPassword } });
    expect(await send(socket, 'room:join', { room: name, media: silent })).toMatchObject({
      error: { code: 'no_role' },
    });
    await expect(thief.rest.call('listRooms', {})).rejects.toMatchObject({ code: 'unauthenticated' });
    expect((await victim.enter(name)).snapshot.self.role).toBe('admin');
  });
});

describe('who hangs up before the answer', () => {
  it('has done what they asked for, and the audit knows', async () => {
    const { name } = await browser().rest.call('createRoom', { body: {} });
    const admin = browser();
    await admin.rest.call('openAdminSession', { body: { password: adminPassword } });
    const { hostname, port, host } = new URL(server.url);
    // Making the hash takes long enough to be gone by then.
    const body = JSON.stringify({ joinPassword: 'for friends' });
    const head = [`PATCH /api/v1/rooms/${name} HTTP/1.1`, `Host: ${host}`, `Cookie: ${admin.cookie}`];
    const type = ['Content-Type: application/json', `Content-Length: ${body.length}`];
    const socket = connect(Number(port), hostname);
    socket.write([...head, ...type, '', body].join('\r\n'), () => socket.destroy());
    const allowed = () => auditLog(server).filter(({ message }) => message === `PATCH /api/v1/rooms/${name}`);
    await expect.poll(allowed).toMatchObject([{ event: 'api_action_allowed' }]);
  });
});

describe('each command', () => {
  it.each(commandNames)('%s takes nothing of a wrong type, and answers every time', async (name) => {
    const { name: room, bobsBrowser, ann } = await meeting();
    const inputs = oddInputs(commands[name]);
    expect(inputs.length).toBeGreaterThan(5);
    // Several sockets, so that none exceeds the rate.
    const perSocket = messageRate * 5;
    for (let from = 0; from < inputs.length; from += perSocket) {
      const socket = await connected(bobsBrowser.rawSocket());
      await send(socket, 'room:join', { room, media: silent });
      for (const input of inputs.slice(from, from + perSocket)) {
        const answer = await send(socket, name, input);
        expect(answer, JSON.stringify(input)).toMatchObject({ ok: false, error: { code: 'malformed' } });
      }
      socket.disconnect();
    }
    expect(ann.signaling.connected).toBe(true);
  });
});

describe('a flood', () => {
  it('of commands ends its connection, is written down once, and disturbs nobody', async () => {
    const { name, ann, bobsBrowser, bob } = await meeting();
    const socket = await connected(bobsBrowser.rawSocket());
    await send(socket, 'room:join', { room: name, media: silent });
    const cut = ended(socket);
    for (let count = 0; count < messageRate * 10 + 50; count += 1) socket.emit('media:update', silent);
    expect(await cut).toBe('io server disconnect');
    expect([ann.signaling.connected, bob.signaling.connected]).toEqual([true, true]);
    await ann.signaling.command('signal:send', { to: bob.id, candidate: null });
    await bob.next('signal:received');
    const denials = () =>
      auditLog(server).filter(({ message }) => message === `media:update too_many_requests ${name}`);
    await expect.poll(denials).toHaveLength(1);
  });

  it('of handshakes ends its connection', async () => {
    const { ann, bobsBrowser } = await meeting();
    const socket = await connected(bobsBrowser.rawSocket());
    const cut = ended(socket);
    for (let count = 0; count < 50; count += 1) socket.io.engine.write('0/elsewhere,');
    expect(await cut).toMatch(/transport/);
    expect(ann.signaling.connected).toBe(true);
  });

  it('of denied commands is written down once', async () => {
    const { name, ann, bob } = await meeting();
    for (let count = 0; count < messageRate * 5; count += 1) {
      await expect(bob.signaling.command('peer:kick', { peerId: ann.id })).rejects.toMatchObject({ code: 'forbidden' });
    }
    const denials = () => auditLog(server).filter(({ message }) => message === `peer:kick forbidden ${name}`);
    await expect.poll(denials).toHaveLength(1);
  });

  it('of denied calls is written down once, whatever their paths', async () => {
    const { name, bobsBrowser } = await meeting();
    for (const id of ['one', 'two', 'three']) {
      const kick = bobsBrowser.rest.call('kickMember', { params: { name, peerId: id } });
      await expect(kick).rejects.toMatchObject({ code: 'forbidden' });
    }
    const denials = () =>
      auditLog(server).flatMap(({ message }) => (message.includes(`rooms/${name}/members`) ? message : []));
    await expect.poll(denials).toContain(`DELETE /api/v1/rooms/${name}/members/:peerId: forbidden`);
    expect(denials().length).toBeLessThanOrEqual(processCount);
    expect(new Set(denials()).size).toBe(1);
  });

  it('of large frames ends its connection', async () => {
    const { ann, bob } = await meeting();
    const cut = new Promise((resolve) => ann.signaling.onConnection(resolve));
    ann.signaling.tell('signal:send', { to: bob.id, description: { type: 'offer', sdp: 'x'.repeat(100_000) } });
    expect(await cut).toBe('offline');
    expect(bob.signaling.connected).toBe(true);
  });

  it('of large bodies is refused', async () => {
    const answer = await browser().fetch('/api/v1/rooms', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'x'.repeat(4000) }),
    });
    expect(answer.status).toBe(413);
  });

  it('of connections from one address is refused, and there is room again when some are gone', async () => {
    const { bobsBrowser, ann } = await meeting();
    const open: Socket[] = [];
    for (;;) {
      const socket = bobsBrowser.rawSocket();
      const came = await connected(socket).catch(() => undefined);
      if (!came) break;
      open.push(came);
    }
    // Each process has room for as many, and the first one that is full refuses.
    expect(open.length).toBeGreaterThanOrEqual(maxConnections - 2);
    expect(open.length).toBeLessThanOrEqual(maxConnections * processCount - 2);
    expect(ann.signaling.connected).toBe(true);
    open[0]?.disconnect();
    await expect
      .poll(() =>
        connected(bobsBrowser.rawSocket()).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    const denials = () =>
      auditLog(server).filter(({ message }) => message === `more than ${maxConnections} connections`);
    await expect.poll(() => denials().length).toBeGreaterThan(0);
    expect(denials().length).toBeLessThanOrEqual(processCount);
  });
});
