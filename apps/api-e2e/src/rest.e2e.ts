import { endpoints, problemSchema, type Endpoint } from '@vroom/contract';
import { type ApiError } from '@vroom/api-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { Browser } from './support/browser-like.ts';

let server: VroomServer;
beforeAll(async () => {
  server = await VroomServer.start({
    VROOM_TURN_STUN_SERVER: 'stun:stun.example:3478',
    VROOM_TURN_TURN_SERVER: 'turn:turn.example:3478',
    VROOM_TURN_CREDENTIALS: 'rest',
    VROOM_TURN_SECRET_KEY: 'a-secret-nobody-may-see',
    VROOM_DAEMON_LOG_LEVEL: 'debug',
  });
});
afterAll(() => server.stop());

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('the contract', () => {
  it.each(Object.entries<Endpoint>(endpoints))('%s is mounted', async (_name, { method, path }) => {
    const response = await fetch(`${server.url}/api/v1${path.replaceAll(/\{\w+\}/g, 'no-such-one')}`, { method });
    const body = response.status >= 400 ? problemSchema.parse(await response.json()) : undefined;
    expect(body?.code).not.toBe('not_found');
  });

  it('is published as OpenAPI, with a page', async () => {
    const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(document.paths)).toContain('/api/v1/rooms/{name}/authentication');
    const page = await fetch(`${server.url}/api/docs`);
    expect(await page.text()).toContain('swagger-ui');
  });
});

describe('sessions', () => {
  it('opens one, keeps it, changes its language and closes it', async () => {
    const browser = new Browser(server.url);
    const opened = await browser.rest.call('openSession', { body: {} });
    expect(opened).toEqual({ id: expect.any(String), language: 'en', admin: false });
    expect((await browser.rest.call('openSession', { body: {} })).id).toBe(opened.id);
    await expect(browser.rest.call('changeSession', { body: { language: 'fr' } })).resolves.toMatchObject({
      language: 'fr',
    });
    await browser.rest.call('closeSession', {});
    await expect(browser.rest.call('changeSession', { body: {} })).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('takes the language of the browser', async () => {
    const response = await fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'Accept-Language': 'de-DE, fr-CA;q=0.8, en;q=0.5' },
    });
    expect(await response.json()).toMatchObject({ language: 'fr' });
  });

  it('hands out a cookie that scripts and other sites cannot use', async () => {
    const response = await fetch(`${server.url}/api/v1/session`, { method: 'POST' });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^vroom_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it.each(['garbage', 'A'.repeat(43), '%00', ''])('takes the cookie %j for none', async (token) => {
    const headers = { Cookie: `vroom_session=${token}` };
    const response = await fetch(`${server.url}/api/v1/session`, { method: 'PATCH', headers });
    expect(response.status).toBe(401);
  });
});

describe('rooms', () => {
  it('makes its creator the owner, and lets anybody in', async () => {
    const owner = new Browser(server.url);
    const guest = new Browser(server.url);
    const made = await owner.fetch('/api/v1/rooms', json({ name: ' Atelier ', askForName: true }));
    expect(made.status).toBe(201);
    expect(made.headers.get('Location')).toBe('/api/v1/rooms/atelier');
    const params = { name: 'ATELIER' };
    await expect(owner.rest.call('getRoom', { params })).resolves.toEqual({
      name: 'atelier',
      locked: false,
      joinPassword: false,
      ownerPassword: false,
      askForName: true,
      relayOnly: false,
      members: 0,
      full: false,
      role: 'owner',
      settings: expect.objectContaining({ persistent: false, maxMembers: null }) as unknown,
    });
    await expect(guest.rest.call('getRoom', { params })).resolves.toMatchObject({ role: null, settings: null });
    await expect(guest.rest.call('authenticate', { params, body: {} })).resolves.toEqual({ role: 'participant' });
    await expect(guest.rest.call('getRoom', { params })).resolves.toMatchObject({ role: 'participant' });
    await expect(owner.rest.call('authenticate', { params, body: {} })).resolves.toEqual({ role: 'owner' });
  });

  it('finds a random name', async () => {
    const browser = new Browser(server.url);
    const rooms = await Promise.all([1, 2, 3].map(() => browser.rest.call('createRoom', { body: {} })));
    expect(new Set(rooms.map(({ name }) => name)).size).toBe(3);
  });

  it('lets exactly one of many create a name', async () => {
    const calls = Array.from({ length: 20 }, () =>
      new Browser(server.url).rest.call('createRoom', { body: { name: 'one' } }),
    );
    const codes = (await Promise.allSettled(calls)).map((each) =>
      each.status === 'fulfilled' ? 'made' : (each.reason as ApiError).code,
    );
    expect(codes.filter((code) => code === 'made')).toHaveLength(1);
    expect(codes.filter((code) => code === 'room_exists')).toHaveLength(19);
  });

  it('lets nobody new into a locked room', async () => {
    const params = { name: 'shut' };
    await new Browser(server.url).rest.call('createRoom', { body: { name: 'shut', locked: true } });
    const guest = new Browser(server.url);
    await expect(guest.rest.call('authenticate', { params, body: {} })).rejects.toMatchObject({ code: 'room_locked' });
  });

  it('gives ICE servers to people with a role only', async () => {
    const params = { name: 'ice' };
    const owner = new Browser(server.url);
    await owner.rest.call('createRoom', { body: { name: 'ice' } });
    const { iceServers, expiresAt } = await owner.rest.call('getIceServers', { params });
    expect(iceServers).toEqual([
      { urls: ['stun:stun.example:3478'] },
      { urls: ['turn:turn.example:3478'], username: expect.stringMatching(/^\d+:/), credential: expect.any(String) },
    ]);
    expect(Date.parse(expiresAt ?? '')).toBeGreaterThan(Date.now());
    const stranger = new Browser(server.url);
    await expect(stranger.rest.call('getIceServers', { params })).rejects.toMatchObject({ code: 'unauthenticated' });
    await stranger.rest.call('openSession', { body: {} });
    await expect(stranger.rest.call('getIceServers', { params })).rejects.toMatchObject({ code: 'no_role' });
  });
});

describe('what is wrong with a request', () => {
  it.each([
    ['a body that is no JSON', '/rooms', json('{"name":'), 400, 'malformed'],
    ['a body that is no object', '/rooms', json([]), 400, 'malformed'],
    ['a wrong type', '/rooms', json({ name: 7 }), 400, 'malformed'],
    ['an unknown field', '/rooms', json({ nome: 'x' }), 400, 'malformed'],
    ['a name far too long', '/rooms', json({ name: 'x'.repeat(500) }), 400, 'malformed'],
    ['a name that cannot be one', '/rooms', json({ name: 'a b' }), 422, 'room_name_invalid'],
    ['a name that is a route', '/rooms', json({ name: 'admin' }), 422, 'room_name_reserved'],
    ['a form', '/rooms', { method: 'POST', body: new URLSearchParams({ name: 'x' }) }, 415, 'unsupported_media_type'],
    ['a body without end', '/rooms', json({ name: 'x'.repeat(200_000) }), 413, 'payload_too_large'],
    ['another origin', '/rooms', json({}, { Origin: 'https://evil.example' }), 403, 'origin_denied'],
    ['another site', '/rooms', json({}, { 'Sec-Fetch-Site': 'cross-site' }), 403, 'origin_denied'],
    ['an opaque origin', '/rooms', json({}, { Origin: 'null' }), 403, 'origin_denied'],
    ['an unknown room', '/rooms/nowhere', {}, 404, 'room_not_found'],
    ['a wrong room name', '/rooms/a%20b', {}, 422, 'room_name_invalid'],
    ['a path that cannot be decoded', '/rooms/%E0%A4%A', {}, 400, 'malformed'],
    ['an unknown call', '/nothing', {}, 404, 'not_found'],
    ['an unknown method', '/rooms/nowhere', { method: 'PUT' }, 404, 'not_found'],
  ] satisfies [string, string, RequestInit, number, string][])('%s', async (_what, path, init, status, code) => {
    const response = await fetch(`${server.url}/api/v1${path}`, init);
    expect(response.headers.get('Content-Type')).toContain('application/problem+json');
    expect(problemSchema.parse(await response.json())).toMatchObject({ code, status });
    expect(response.status).toBe(status);
  });

  it('names each field that does not fit', async () => {
    const response = await fetch(`${server.url}/api/v1/rooms`, json({ name: 7, locked: 'yes' }));
    const { errors } = problemSchema.parse(await response.json());
    expect(errors?.map(({ path }) => path)).toEqual(['name', 'locked']);
  });

  it('is said in the language of who asks', async () => {
    const title = async (headers: Record<string, string>) => {
      const response = await fetch(`${server.url}/api/v1/rooms/nowhere`, { headers });
      return problemSchema.parse(await response.json()).title;
    };
    expect(await title({ 'Accept-Language': 'en' })).toBe('There is no room with this name.');
    expect(await title({ 'Accept-Language': 'fr-FR' })).toBe('Aucun salon ne porte ce nom.');
    const browser = new Browser(server.url);
    await browser.rest.call('openSession', { body: {} });
    await browser.rest.call('changeSession', { body: { language: 'fr' } });
    await expect(browser.rest.call('getRoom', { params: { name: 'nowhere' } })).rejects.toMatchObject({
      title: 'Aucun salon ne porte ce nom.',
    });
  });
});

describe('the log', () => {
  it('has no secret in it, even at debug', async () => {
    const browser = new Browser(server.url);
    await browser.rest.call('createRoom', { body: { name: 'logged' } });
    const { iceServers } = await browser.rest.call('getIceServers', { params: { name: 'logged' } });
    const token = browser.cookie.split('=')[1] ?? '';
    await expect.poll(() => server.output).toContain('/api/v1/rooms/logged');
    for (const secret of [token, iceServers[1]?.credential ?? '', 'a-secret-nobody-may-see']) {
      expect(secret.length).toBeGreaterThan(10);
      expect(server.output).not.toContain(secret);
    }
  });
});
