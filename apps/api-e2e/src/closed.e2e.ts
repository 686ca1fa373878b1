/** The console's calls are closed by default: to everybody but an administrator, by every path that leads to them. */
import { endpoints, exampleNames, examples, type AnyExample, type Endpoint, type EndpointName } from '@vroom/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './support/browser-like.ts';
import { rawCall, type RawAnswer } from './support/raw-call.ts';
import { ServerWithDatabase } from './support/server-with-database.ts';

const password = 'a lighthouse in May';
const names = Object.keys(endpoints) as EndpointName[];
const ofAdmins = names.filter((name) => endpoints[name].access === 'admin');
const room = 'closed';

let server: ServerWithDatabase;
/** The page itself, which is the same for every path but for its nonce, and shows what the calls answer. */
let page: string;
/** What each of them shows: none is an administrator. */
const visitors = new Map<string, Record<string, string>>();
let admin: Record<string, string>;

beforeAll(async () => {
  server = await ServerWithDatabase.start({ VROOM_ADMIN_PASSWORD: password });
  page = withoutNonce((await rawCall(server.url, '/')).text);
  const cookieOf = async (open: (browser: Browser) => Promise<unknown>) => {
    const browser = new Browser(server.url);
    await open(browser);
    return { Cookie: browser.cookie };
  };
  const params = { name: room };
  visitors.set('nobody', {});
  visitors.set('an owner', await cookieOf(({ rest }) => rest.call('createRoom', { body: { name: room } })));
  visitors.set('a participant', await cookieOf(({ rest }) => rest.call('authenticate', { params, body: {} })));
  visitors.set('a stranger', await cookieOf(({ rest }) => rest.call('openSession', { body: {} })));
  visitors.set('a forged cookie', { Cookie: 'vroom_session=admin' });
  visitors.set('a cookie with a wish', { Cookie: 'vroom_session=x; admin=true; vroom_admin=1', 'X-Admin': 'true' });
  visitors.set('a forged key', { Authorization: `Bearer vroom_${'a'.repeat(43)}` });
  visitors.set('a forged name', {
    'X-Remote-User': 'admin',
    'X-Forwarded-For': '127.0.0.1',
    'X-Forwarded-User': 'admin',
  });
  const before = new Browser(server.url);
  await before.rest.call('openSession', { body: {} });
  visitors.set('a cookie from before the sign-in', { Cookie: before.cookie });
  await before.rest.call('openAdminSession', { body: { password } });
  visitors.set('an administrator of yesterday', { Cookie: before.cookie });
  const { id } = await before.rest.call('openSession', { body: {} });
  const { key } = await before.rest.call('createApiKey', {
    body: { label: 'x', rooms: [{ name: room, role: 'owner' }] },
  });
  visitors.set('an API key of an owner', { Authorization: `Bearer ${key}` });
  await server.run('UPDATE sessions SET admin_until = ? WHERE id = ?', Date.now() - 1, id);
  const left = new Browser(server.url);
  await left.rest.call('openAdminSession', { body: { password } });
  visitors.set('a cookie from before the sign-out', { Cookie: left.cookie });
  await left.rest.call('closeAdminSession', {});
  visitors.set('an administrator who signed out', { Cookie: left.cookie });
  admin = await cookieOf(({ rest }) => rest.call('openAdminSession', { body: { password } }));
});
afterAll(() => server.remove());

/** Where a call is, in the room that there is. */
function pathOf(name: EndpointName): string {
  const { params = {} }: AnyExample = examples[name];
  const path = endpoints[name].path.replace(/\{(\w+)\}/g, (_brace, key: string) => params[key] ?? '');
  return `/api/v1${path.replace(exampleNames.room, room)}`;
}

function callTo(
  name: EndpointName,
  path: string,
  headers: Record<string, string>,
  method?: string,
): Promise<RawAnswer> {
  const call: Endpoint = endpoints[name];
  const { body }: AnyExample = examples[name];
  const json = body === undefined ? {} : { 'Content-Type': 'application/json' };
  return rawCall(
    server.url,
    path,
    { method: method ?? call.method, headers: { ...json, ...headers } },
    JSON.stringify(body),
  );
}

const withoutNonce = (html: string) => html.replace(/ngCspNonce="[^"]+"/, '');

/** Whether an answer gives away nothing: it is a refusal, or the page that everybody may see. */
function isClosed({ status, text, headers }: RawAnswer): boolean {
  const isPage = status === 200 && headers['content-type']?.startsWith('text/html') === true;
  return status >= 400 || (isPage && (withoutNonce(text) === page || text === ''));
}

describe('a call for administrators', () => {
  it('is one of several', () => {
    expect(ofAdmins).toEqual(expect.arrayContaining(['listRooms', 'listSettings', 'createApiKey', 'checkIceServers']));
  });

  it.each(ofAdmins)('%s is refused to everybody else', async (name) => {
    for (const [who, headers] of visitors) {
      const { status, text } = await callTo(name, pathOf(name), headers);
      expect([401, 403], `${who}: ${status} ${text.slice(0, 200)}`).toContain(status);
    }
  });

  it.each(ofAdmins)('%s is refused however its path is spelt, with whatever method', async (name) => {
    const path = pathOf(name);
    const last = path.split('/').at(-1) ?? '';
    const spellings = [
      `${path}/`,
      `${path}//`,
      `/${path}`,
      path.replaceAll('/', '//'),
      path.toUpperCase(),
      path.replace('/api', '/API'),
      path.replace('/v1/', '/v1/./'),
      path.replace('/v1/', '/v1/%2e/'),
      path.replace('/v1/', '/v1/x/../'),
      path.replace('/v1/', '/v1/x/%2e%2e/'),
      path.replace('/v1/', '/v1%2f'),
      path.replace('/v1/', '/v1\\'),
      path.replace('/v1/', '/v1/admin/'),
      path.replace(
        last,
        encodeURIComponent(last).replace(/^./, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
      ),
      path.replace('/api/v1', ''),
      path.replace('/api/v1', '/api'),
      path.replace('/api/v1', '/api/v2'),
      `${path};admin=true`,
      `${path}?admin=true&_method=GET`,
      `${path}%00`,
      `${path}.json`,
      `http://127.0.0.1${path}`,
    ];
    for (const [who, headers] of [...visitors].filter(([who]) => who === 'nobody' || who === 'an owner')) {
      for (const spelling of spellings) {
        const answer = await callTo(name, spelling, headers);
        expect(isClosed(answer), `${who}: ${spelling}: ${answer.status} ${answer.text.slice(0, 200)}`).toBe(true);
      }
      const override = { 'X-HTTP-Method-Override': 'GET', 'X-Method-Override': 'GET', 'X-Original-URL': '/healthz' };
      for (const more of [override, { 'X-Rewrite-URL': '/healthz' }]) {
        expect(isClosed(await callTo(name, path, { ...headers, ...more })), `${who}: ${JSON.stringify(more)}`).toBe(
          true,
        );
      }
      expect(isClosed(await callTo(name, path, headers, 'HEAD')), `${who}: HEAD`).toBe(true);
    }
  });
});

describe('any other call', () => {
  const restricted = names.filter((name) => endpoints[name].access !== 'anyone' && endpoints[name].access !== 'admin');

  it.each(restricted)('%s is refused to who shows nothing, or something forged', async (name) => {
    for (const who of ['nobody', 'a forged cookie', 'a forged key', 'a forged name']) {
      const { status } = await callTo(name, pathOf(name), visitors.get(who) ?? {});
      expect([401, 403, 404], who).toContain(status);
    }
  });

  it.each([
    '/healthz',
    '/readyz',
    '/metrics',
    '/api/docs',
    '/api/openapi.json',
    '/admin',
    '/admin/audit',
    '/data/vroom.db',
  ])('%s shows nothing of what is in the database', async (path) => {
    const { status, text } = await rawCall(server.url, path);
    expect(status === 200 || status === 404).toBe(true);
    expect(text).not.toContain(`"${room}"`);
  });
});

it('is open to an administrator, so that the refusals above mean something', async () => {
  for (const path of ['/api/v1/rooms', '/api/v1/settings', '/api/v1/api-keys']) {
    expect((await rawCall(server.url, path, { headers: admin })).status).toBe(200);
  }
});
