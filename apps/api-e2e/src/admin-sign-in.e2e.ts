import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { adminStatusSchema } from '@vroom/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { auditTable, type AuditLine } from './support/audit.ts';
import { type Browser } from './support/browser-like.ts';
import { vroom } from './support/command-line.ts';
import { rawCall } from './support/raw-call.ts';
import { newVisitor, outcome, type Visitor } from './support/visitor.ts';

const password = 'a lighthouse in May';
const signInPath = '/api/v1/admin/session';

let browsers: Browser[] = [];
afterEach(() => {
  for (const browser of browsers) browser.close();
  browsers = [];
});

function somebody(url: string): Visitor {
  const made = newVisitor(url);
  browsers.push(made);
  return made;
}

const isAdmin = async (browser: Browser) => (await browser.rest.call('getAdminSession', {})).admin;
const signIn = (browser: Browser, word: string) =>
  outcome(browser.rest.call('openAdminSession', { body: { password: word } }).then(({ admin }) => admin));

/** What the audit has on signing in and out, once it is written. */
async function audited(server: VroomServer, count: number): Promise<AuditLine[]> {
  const lines = async () => (await auditTable(server.database)).filter(({ event }) => event.startsWith('admin_log'));
  await expect.poll(async () => (await lines()).length).toBeGreaterThanOrEqual(count);
  return lines();
}

describe('the password', () => {
  let server: VroomServer;
  beforeAll(async () => {
    server = await VroomServer.start({ VROOM_ADMIN_PASSWORD: await hash(password) });
  });
  afterAll(() => server.stop());

  it('makes an administrator for half a day, who signs out again; all of it is in the audit', async () => {
    const ann = somebody(server.url);
    expect(await ann.rest.call('getAdminSession', {})).toEqual({ admin: false, until: null, methods: ['password'] });
    expect(await signIn(ann, 'a lighthouse in June')).toBe('wrong_password');
    const before = Date.now();
    expect(await signIn(ann, password)).toBe(true);
    const { admin, until } = await ann.rest.call('getAdminSession', {});
    const hours = (Date.parse(until ?? '') - before) / 3_600_000;
    expect([admin, Math.round(hours * 100)]).toEqual([true, 1200]);
    expect(await outcome(ann.rest.call('listSettings', {}))).toMatchObject({ items: expect.any(Array) });
    await ann.rest.call('closeAdminSession', {});
    expect(await isAdmin(ann)).toBe(false);
    expect(await outcome(ann.rest.call('listSettings', {}))).toBe('forbidden');
    const own = (await audited(server, 3)).filter(({ address }) => address === ann.address);
    expect(own.map(({ event }) => event)).toEqual(['admin_login_failed', 'admin_login', 'admin_logout']);
    expect(JSON.stringify(own)).not.toContain('lighthouse');
  });

  it('is of no use to who knows a cookie from before, or one from before the sign-out', async () => {
    const ann = somebody(server.url);
    await ann.rest.call('openSession', { body: {} });
    const thief = somebody(server.url);
    thief.cookie = ann.cookie;
    await signIn(ann, password);
    expect(ann.cookie).not.toBe(thief.cookie);
    expect(await outcome(thief.rest.call('listRooms', {}))).toBe('unauthenticated');
    expect(await isAdmin(thief)).toBe(false);
    thief.cookie = ann.cookie;
    expect(await isAdmin(thief)).toBe(true);
    await ann.rest.call('closeAdminSession', {});
    expect(await outcome(thief.rest.call('listRooms', {}))).toBe('unauthenticated');
    expect(await outcome(thief.rest.call('closeAdminSession', {}))).toBe('unauthenticated');
    // The session itself goes on, with its language and rooms.
    expect(await outcome(ann.rest.call('createRoom', { body: {} }))).toMatchObject({ role: 'owner' });
  });

  it('is slowed down for who guesses, also when they are right at last, and for nobody else', async () => {
    const eve = somebody(server.url);
    const codes: unknown[] = [];
    for (let guess = 0; guess < 12; guess += 1) codes.push(await signIn(eve, `guess ${guess}`));
    expect([codes[0], codes.at(-1)]).toEqual(['wrong_password', 'too_many_requests']);
    expect(await signIn(eve, password)).toBe('too_many_requests');
    expect(await signIn(somebody(server.url), password)).toBe(true);
  });

  it('gives a role in rooms that ends with the sign-out at once, for connections that are open', async () => {
    const chair = somebody(server.url);
    const { name } = await chair.rest.call('createRoom', { body: {} });
    const watching = await chair.enter(name);
    const admin = somebody(server.url);
    await signIn(admin, password);
    const { id, signaling, snapshot } = await admin.enter(name);
    expect(snapshot.self.role).toBe('admin');
    const owner = somebody(server.url);
    const own = await owner.rest.call('createRoom', { body: {} });
    await signIn(owner, password);
    const inOwn = await owner.enter(own.name);
    const cut = new Promise((resolve) => signaling.onConnection((state) => state === 'refused' && resolve(state)));
    await admin.rest.call('closeAdminSession', {});
    // Their own client comes back with the cookie that it knew, which is nobody's any more.
    await expect(cut).resolves.toBe('refused');
    expect(id).not.toBe(watching.id);
    await owner.rest.call('closeAdminSession', {});
    const { peer } = await inOwn.next('peer:updated', (update) => update.peer.role !== 'admin');
    expect([peer.id, peer.role]).toEqual([inOwn.id, 'owner']);
  });

  it('is asked for where none is given', async () => {
    const answer = await rawCall(server.url, signInPath, { method: 'POST' });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([
      401,
      expect.objectContaining({ code: 'password_required' }),
    ]);
  });
});

describe('the password file', () => {
  let folder: string;
  let environment: Record<string, string>;
  let server: VroomServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vroom-sign-in-'));
    environment = {
      VROOM_ADMIN_PASSWORD_FILE: join(folder, 'admin-password'),
      VROOM_DATABASE_DSN: `sqlite:${join(folder, 'vroom.db')}`,
    };
    server = await VroomServer.start(environment);
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it('counts as soon as it is set, and as often, while the server runs', async () => {
    expect((await somebody(server.url).rest.call('getAdminSession', {})).methods).toEqual([]);
    expect(await signIn(somebody(server.url), password)).toBe('admin_closed');
    const nothing = await rawCall(server.url, signInPath, { method: 'POST' });
    expect(JSON.parse(nothing.text)).toMatchObject({ code: 'admin_closed' });
    expect(await vroom(['admin', 'set-password'], environment, `${password}\n`)).toMatchObject({
      code: 0,
      printed: '',
    });
    expect((await somebody(server.url).rest.call('getAdminSession', {})).methods).toEqual(['password']);
    expect(await signIn(somebody(server.url), password)).toBe(true);
    await vroom(['admin', 'set-password'], environment, 'another word\n');
    expect(await signIn(somebody(server.url), password)).toBe('wrong_password');
    expect(await signIn(somebody(server.url), 'another word')).toBe(true);
  });

  it('stops a start where it is of no use', async () => {
    const file = join(folder, 'broken');
    await writeFile(file, '$argon2id$v=19$m=19456,t=2,p=1$broken');
    const ended = await VroomServer.fail({ ...environment, VROOM_ADMIN_PASSWORD_FILE: file });
    expect([ended.code, ended.output]).toEqual([1, expect.stringContaining('which holds a hash that is none')]);
    expect(ended.output).not.toContain('broken$');
  });
});

describe('a proxy', () => {
  const header = 'X-Remote-User';
  const [trusted, other] = ['127.0.0.1', '127.0.0.2'];
  let server: VroomServer;
  beforeAll(async () => {
    server = await VroomServer.start({
      VROOM_ADMIN_PROXY_HEADER: header,
      VROOM_ADMIN_PROXY_ADDRESSES: trusted,
    });
  });
  afterAll(() => server.stop());

  const call = (localAddress: string, headers: Record<string, string | string[]>, method = 'POST') =>
    rawCall(server.url, signInPath, { method, localAddress, headers });

  it('is believed where it is the other end of the connection itself', async () => {
    const answer = await call(trusted, { [header]: 'ann', 'X-Forwarded-For': '203.0.113.7' });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, expect.objectContaining({ admin: true })]);
    const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const status = await rawCall(server.url, signInPath, { headers: { Cookie: cookie } });
    expect(adminStatusSchema.parse(JSON.parse(status.text))).toMatchObject({ admin: true, methods: [] });
    const rooms = await rawCall(server.url, '/api/v1/rooms', { headers: { Cookie: cookie } });
    expect(rooms.status).toBe(200);
    const [line] = await audited(server, 1);
    const by = `signed in by the proxy's word, as "ann"`;
    expect(line).toMatchObject({ event: 'admin_login', address: '203.0.113.7', message: by });
  });

  it.each([
    ['from elsewhere', other, { [header]: 'ann' }],
    ['in other letters', other, { 'x-REMOTE-user': 'ann' }],
    ['by who claims to come from the proxy', other, { [header]: 'ann', 'X-Forwarded-For': trusted }],
    ['by who claims so in another way', other, { [header]: 'ann', Forwarded: `for=${trusted}`, 'X-Real-IP': trusted }],
    ['twice', trusted, { [header]: ['ann', 'eve'] }],
    ['without a name', trusted, { [header]: ' ' }],
  ])('is not believed where its header comes %s', async (_how, localAddress, headers) => {
    expect(adminStatusSchema.parse(JSON.parse((await call(localAddress, headers, 'GET')).text)).methods).toEqual([]);
    const answer = await call(localAddress, headers);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([403, expect.objectContaining({ code: 'forbidden' })]);
    const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
    const rooms = await rawCall(server.url, '/api/v1/rooms', { headers: { ...headers, Cookie: cookie }, localAddress });
    expect(rooms.status).toBe(403);
    const why = localAddress === other ? 'from an address that is none of our proxies' : 'without one name';
    const messages = async () => (await auditTable(server.database)).map(({ message }) => message);
    await expect.poll(messages).toContain(`x-remote-user ${why}`);
  });

  it('makes nobody an administrator by its header on another call', async () => {
    for (const path of ['/api/v1/rooms', '/api/v1/settings', '/api/v1/api-keys']) {
      expect((await rawCall(server.url, path, { headers: { [header]: 'ann' } })).status).toBe(401);
    }
  });

  it('that is not named stops the start', async () => {
    const ended = await VroomServer.fail({ VROOM_ADMIN_PROXY_HEADER: header });
    expect([ended.code, ended.output]).toEqual([1, expect.stringContaining('needs VROOM_ADMIN_PROXY_ADDRESSES')]);
  });
});

describe('the settings in force', () => {
  it('tell no secret, neither to administrators nor in the log or in the audit', async () => {
    const secrets = {
      VROOM_ADMIN_PASSWORD: 'hush-admin-password',
      VROOM_EMAIL_SMTP: 'smtp://hush-user:hush-mail@127.0.0.1:9',
      VROOM_TURN_TURN_PASSWORD: 'hush-turn-password',
      VROOM_TURN_SECRET_KEY: 'hush-secret-key',
    };
    const server = await VroomServer.start({
      ...secrets,
      VROOM_DAEMON_PUBLIC_URL: 'https://meet.example.org',
      VROOM_DAEMON_LOG_LEVEL: 'debug',
    });
    const admin = somebody(server.url);
    await signIn(admin, secrets.VROOM_ADMIN_PASSWORD);
    const { items } = await admin.rest.call('listSettings', {});
    const byName = new Map(items.map((item) => [item.variable, item]));
    for (const name of Object.keys(secrets)) {
      expect(byName.get(name)).toMatchObject({ value: null, secret: true, set: true, source: 'environment' });
    }
    expect(byName.get('VROOM_DAEMON_LISTEN_PORT')).toMatchObject({ value: '0', source: 'environment' });
    expect(byName.get('VROOM_ROOMS_MAX_MEMBERS')).toMatchObject({ value: '25', source: 'default' });
    const config = await (await fetch(`${server.url}/api/v1/config`)).text();
    const table = JSON.stringify(await auditTable(server.database));
    const { output } = await server.stop();
    for (const text of [JSON.stringify(items), config, table, output]) expect(text).not.toContain('hush');
  });
});
