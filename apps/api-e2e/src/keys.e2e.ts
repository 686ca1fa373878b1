import { createHash, randomBytes } from 'node:crypto';
import { RestClient, SignalingClient } from '@vroom/api-client';
import { contractVersion, type CreateApiKeyInput, type NewApiKey } from '@vroom/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Browser, Guest, silent } from './support/browser-like.ts';
import { ServerWithDatabase } from './support/server-with-database.ts';
import { newVisitor, outcome, type Visitor } from './support/visitor.ts';

const adminPassword = 'the word of the administrators';
const day = 24 * 60 * 60 * 1000;

let server: ServerWithDatabase;
let admin: Visitor;
/** All keys that were handed out. */
const secrets: string[] = [];
let closing: { close(): void }[] = [];

beforeAll(async () => {
  server = await ServerWithDatabase.start({ VROOM_ADMIN_PASSWORD: adminPassword, VROOM_DAEMON_LOG_LEVEL: 'debug' });
  admin = newVisitor(server.url);
  await admin.rest.call('openAdminSession', { body: { password: adminPassword } });
});
afterEach(() => {
  for (const each of closing) each.close();
  closing = [];
});
afterAll(() => server.remove());

async function make(input: Partial<CreateApiKeyInput> = {}): Promise<NewApiKey & { rest: RestClient }> {
  const body = { label: 'website', admin: false, rooms: [], ...input };
  const made = await admin.rest.call('createApiKey', { body });
  secrets.push(made.key);
  return { ...made, rest: new RestClient({ baseUrl: server.url, apiKey: made.key }) };
}

async function room(): Promise<string> {
  return (await newVisitor(server.url).rest.call('createRoom', { body: {} })).name;
}

/** What a call with these headers is told. */
async function call(headers: Record<string, string>, path = '/api/v1/session', method = 'POST'): Promise<string> {
  const response = await fetch(`${server.url}${path}`, { method, headers });
  const text = await response.text();
  const { code } = (text === '' ? {} : JSON.parse(text)) as { code?: string };
  return code === undefined ? String(response.status) : `${response.status} ${code}`;
}

/** Connects by a key, and joins. */
async function enter(apiKey: string, name: string): Promise<Guest> {
  const signaling = new SignalingClient({ url: server.url, apiKey });
  closing.push(signaling);
  const guest = new Guest(signaling);
  signaling.connect();
  await guest.online;
  guest.snapshot = await signaling.command('room:join', { room: name, media: silent });
  return guest;
}

describe('keys', () => {
  it('are for administrators to make, list and revoke', async () => {
    const body = { label: 'x', admin: true, rooms: [] };
    const visitor = newVisitor(server.url);
    const calls = () => [
      outcome(visitor.rest.call('listApiKeys', {})),
      outcome(visitor.rest.call('createApiKey', { body })),
      outcome(visitor.rest.call('deleteApiKey', { params: { id: 'any' } })),
    ];
    expect(await Promise.all(calls())).toEqual(Array(3).fill('unauthenticated'));
    await visitor.rest.call('openSession', { body: {} });
    expect(await Promise.all(calls())).toEqual(Array(3).fill('forbidden'));
    const { rest } = await make({ rooms: [{ name: await room(), role: 'owner' }] });
    expect(await outcome(rest.call('createApiKey', { body }))).toBe('forbidden');
  });

  it('are shown once, and listed without themselves', async () => {
    const name = await room();
    const rooms = [{ name, role: 'owner' as const }];
    const expiresAt = new Date(Date.now() + day).toISOString();
    const response = await admin.fetch('/api/v1/api-keys', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ label: ' website ', rooms: [...rooms, { name, role: 'participant' }], expiresAt }),
    });
    expect(response.status).toBe(201);
    const { key, ...listed } = (await response.json()) as NewApiKey;
    secrets.push(key);
    expect(response.headers.get('Location')).toBe(`/api/v1/api-keys/${listed.id}`);
    expect(key).toMatch(/^vroom_[\w-]{43}$/);
    expect(listed).toMatchObject({ label: 'website', admin: false, rooms, expiresAt, lastUsedAt: null });
    const { items } = await admin.rest.call('listApiKeys', {});
    expect(items.find(({ id }) => id === listed.id)).toEqual(listed);
    expect(JSON.stringify(items)).not.toContain('vroom_');
  });

  it('need an expiry to come, and rooms that exist', async () => {
    const count = () =>
      server.rows('SELECT (SELECT COUNT(*) FROM api_keys) + (SELECT COUNT(*) FROM role_grants) AS all_of');
    const name = await room();
    const before = await count();
    const past = new Date(Date.now() - 1).toISOString();
    expect(await outcome(make({ expiresAt: past }))).toBe('expiry_in_past');
    const rooms = [
      { name, role: 'owner' as const },
      { name: 'no-such-room', role: 'owner' as const },
    ];
    expect(await outcome(make({ rooms }))).toBe('room_not_found');
    expect(await count()).toEqual(before);
  });
});

describe('a key', () => {
  it('is shown in either header, and never made up for by a cookie', async () => {
    const { key } = await make();
    const other = await make();
    const unknown = `vroom_${randomBytes(32).toString('base64url')}`;
    const { cookie } = admin;
    const own = (value: string) => ({ 'X-VROOM-API-Key': value });
    const bearer = (value: string) => ({ Authorization: `Bearer ${value}` });
    for (const headers of [
      own(key),
      bearer(key),
      { Authorization: `bearer ${key}` },
      { ...own(key), ...bearer(key) },
    ]) {
      expect(await call(headers)).toBe('200');
    }
    for (const headers of [own(unknown), bearer(unknown), own(''), bearer(''), own(`${key}x`), bearer(`${key}, x`)]) {
      expect(await call({ ...headers, Cookie: cookie })).toBe('401 invalid_key');
    }
    expect(await call({ ...own(key), ...bearer(other.key) })).toBe('401 invalid_key');
    expect(await call({ ...own(key), Cookie: cookie }, '/api/v1/api-keys', 'GET')).toBe('403 forbidden');
    // The password of a proxy in front of us is no key.
    expect(await call({ Authorization: 'Basic dTpw', Cookie: cookie }, '/api/v1/api-keys', 'GET')).toBe('200');
  });

  it('has no session, and gets none', async () => {
    const { key, id } = await make({ admin: true });
    const headers = { 'X-VROOM-API-Key': key, 'Accept-Language': 'fr', 'Content-Type': 'application/json' };
    const before = await server.rows('SELECT COUNT(*) FROM sessions');
    const send = (path: string, method: string, body: object) =>
      fetch(`${server.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
    const described = await send('/session', 'POST', { language: 'en' });
    expect(await described.json()).toEqual({ id, language: 'fr', admin: true });
    const refused = [
      await send('/session', 'PATCH', { language: 'en' }),
      await send('/session', 'DELETE', {}),
      await send('/admin/session', 'POST', { password: adminPassword }),
    ];
    for (const response of [described, ...refused]) expect(response.headers.getSetCookie()).toEqual([]);
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(await refused[0]!.json()).toMatchObject({
      code: 'forbidden',
      title: 'Vous n’avez pas le droit de faire cela.',
    });
    expect(await server.rows('SELECT COUNT(*) FROM sessions')).toEqual(before);
  });

  it('has its role in its rooms, and none elsewhere', async () => {
    const [mine, visited, other] = [await room(), await room(), await room()];
    const rooms = [
      { name: mine, role: 'owner' as const },
      { name: visited, role: 'participant' as const },
    ];
    const { rest } = await make({ rooms });
    await expect(rest.call('getRoom', { params: { name: mine } })).resolves.toMatchObject({ role: 'owner' });
    await rest.call('endMeeting', { params: { name: mine } });
    await expect(rest.call('listMembers', { params: { name: visited } })).resolves.toEqual({ items: [] });
    expect(await outcome(rest.call('endMeeting', { params: { name: visited } }))).toBe('forbidden');
    expect(await outcome(rest.call('listMembers', { params: { name: other } }))).toBe('no_role');
  });

  it('of an administrator may do everything, and owns what it makes', async () => {
    const { rest } = await make({ admin: true });
    await expect(rest.call('getRoom', { params: { name: await room() } })).resolves.toMatchObject({ role: 'admin' });
    await rest.call('listApiKeys', {});
    const simple = await make();
    const { name } = await simple.rest.call('createRoom', { body: {} });
    await expect(simple.rest.call('getRoom', { params: { name } })).resolves.toMatchObject({ role: 'owner' });
  });

  it('is gone when its time is over', async () => {
    const key = `vroom_${randomBytes(32).toString('base64url')}`;
    secrets.push(key);
    const hash = createHash('sha256').update(key).digest('hex');
    const insert = 'INSERT INTO api_keys VALUES (?, ?, ?, 1, ?, ?, NULL)';
    await server.run(insert, 'expired', hash, 'expired', Date.now() - day, Date.now());
    expect(await call({ 'X-VROOM-API-Key': key })).toBe('401 invalid_key');
    await server.run('UPDATE api_keys SET expires_at = ? WHERE id = ?', Date.now() + day, 'expired');
    expect(await call({ 'X-VROOM-API-Key': key })).toBe('200');
    const { items } = await admin.rest.call('listApiKeys', {});
    const { lastUsedAt } = items.find(({ id }) => id === 'expired')!;
    expect(Date.parse(lastUsedAt ?? '')).toBeGreaterThan(Date.now() - day);
  });
});

describe('a socket by a key', () => {
  it('joins with the role of the key', async () => {
    const name = await room();
    const { key } = await make({ rooms: [{ name, role: 'owner' }] });
    expect((await enter(key, name)).snapshot.self.role).toBe('owner');
  });

  it('is refused with a wrong one, whatever the cookie', async () => {
    const socket = admin.rawSocket({}, { version: contractVersion, apiKey: 'vroom_none' });
    closing.push(socket);
    const refusal = await new Promise((resolve) => socket.on('connect_error', resolve));
    expect(refusal).toMatchObject({ data: { code: 'invalid_key' } });
  });

  it('is cut when the key is revoked, which is good for nothing from then on', async () => {
    const name = await room();
    const { id, key, rest } = await make({ rooms: [{ name, role: 'participant' }] });
    const guest = await enter(key, name);
    const cut = new Promise((resolve) => guest.signaling.onConnection(resolve));
    await admin.rest.call('deleteApiKey', { params: { id } });
    expect(await cut).toBe('refused');
    expect(await outcome(rest.call('getRoom', { params: { name } }))).toBe('invalid_key');
    await expect(enter(key, name)).rejects.toMatchObject({ code: 'invalid_key' });
    expect(await outcome(admin.rest.call('deleteApiKey', { params: { id } }))).toBe('key_not_found');
    expect(await server.rows('SELECT * FROM role_grants WHERE principal_id = ?', id)).toEqual([]);
  });
});

it('leaves its traces in the audit, and the key nowhere', async () => {
  const name = await room();
  const auditor = newVisitor(server.url);
  await auditor.rest.call('openAdminSession', { body: { password: adminPassword } });
  const body = { label: 'bookings', admin: true, rooms: [{ name, role: 'owner' as const }] };
  const { id, key } = await auditor.rest.call('createApiKey', { body });
  const browser = new Browser(server.url);
  await browser.rest.call('openSession', { body: {} });
  secrets.push(key, browser.cookie.split('=')[1]!);
  (await enter(key, name)).signaling.close();
  expect(await call({ Authorization: `Bearer ${key}` }, `/api/v1/rooms/${name}/members`, 'DELETE')).toBe('204');
  await auditor.rest.call('deleteApiKey', { params: { id } });
  await server.stop();
  const lines = (await server.auditOf(auditor.address)).filter(({ event }) => event === 'admin_key');
  expect(lines.map(({ message }) => message)).toEqual([
    `bookings: made, admin, owner in room ${name}`,
    'bookings: revoked',
  ]);
  const everything = await server.everything();
  expect(everything).toContain('key bookings');
  for (const secret of [...secrets, adminPassword, admin.cookie.split('=')[1]!]) {
    expect(secret.length).toBeGreaterThan(20);
    expect(everything.includes(secret)).toBe(false);
  }
});
