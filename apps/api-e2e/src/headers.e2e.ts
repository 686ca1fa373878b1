/** What each kind of answer says to a browser about what may be done with it; with TLS of its own and under a path. */
import { readFile } from 'node:fs/promises';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Certificate } from '../../../tools/test/certificate.ts';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { rawCall, type RawAnswer } from './support/raw-call.ts';
import { rawUpgrade } from './support/raw-upgrade.ts';

const password = 'a lighthouse in May';
const token = 'scraper-5f0c6b1d9a';
const json = { 'Content-Type': 'application/json' };
const dataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const certificates = needs('openssl');

describe.skipIf(certificates.skip)(certificates.title('each answer'), () => {
  let certificate: Certificate;
  let server: VroomServer;
  let ca: string;
  let admin: { Cookie: string };

  beforeAll(async () => {
    certificate = await Certificate.make();
    ca = await readFile(certificate.cert, 'utf8');
    server = await VroomServer.start({
      VROOM_ADMIN_PASSWORD: password,
      VROOM_DAEMON_BASE_PATH: '/vroom',
      VROOM_DAEMON_TLS_CERT: certificate.cert,
      VROOM_DAEMON_TLS_KEY: certificate.key,
      VROOM_DAEMON_MAX_BODY_SIZE: '2048',
      VROOM_INTERFACE_TEMPLATE: 'orchard',
      VROOM_METRICS_TOKEN: token,
    });
    const signedIn = await ask(
      '/api/v1/admin/session',
      { method: 'POST', headers: json },
      JSON.stringify({ password }),
    );
    admin = {
      Cookie: cookiesOf(signedIn)
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    };
  });
  afterAll(async () => {
    await server.stop();
    await certificate.remove();
  });

  type Options = Parameters<typeof rawCall>[2];

  const ask = (path: string, options: Options = {}, body?: string): Promise<RawAnswer> =>
    rawCall(new URL(server.url).origin, `/vroom${path}`, { ...options, ca }, body);

  const cookiesOf = ({ headers }: RawAnswer) => headers['set-cookie'] ?? [];

  function expectHardened({ headers }: Pick<RawAnswer, 'headers'>, policy: string): void {
    expect(headers['content-security-policy']).toBe(policy);
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    const permissions = headers['permissions-policy'];
    for (const feature of ['camera', 'microphone', 'display-capture', 'fullscreen']) {
      expect(permissions).toContain(`${feature}=(self)`);
    }
    expect(permissions).toContain('geolocation=()');
    expect(headers['x-powered-by']).toBeUndefined();
  }

  function expectHsts({ headers }: Pick<RawAnswer, 'headers'>): void {
    expect(headers['strict-transport-security']).toBe('max-age=15552000');
  }

  const first = async (path: string, pattern: RegExp) => {
    const { text } = await ask(path, { headers: admin });
    return pattern.exec(text)?.[1] ?? '';
  };
  const script = () => first('/', /src="(main-[^"]+\.js)"/);
  const styles = () => first('/', /href="(styles-[^"]+\.css)"/);
  const music = () => first('/api/v1/music', /"url":"\/?([^"]+)"/);
  const tooLong = JSON.stringify({ name: 'x'.repeat(4000) });
  const post = { method: 'POST', headers: json };

  it.each<[string, number, () => Promise<RawAnswer>]>([
    ['a script', 200, async () => ask(`/${await script()}`)],
    ['styles', 200, async () => ask(`/${await styles()}`)],
    ['an icon', 200, () => ask('/favicon.svg')],
    ['a file that is not there', 404, () => ask('/main-XXXXXXXX.js')],
    ['a call', 200, () => ask('/api/v1/config')],
    ['a call that makes something', 201, () => ask('/api/v1/rooms', post, '{}')],
    ['a call without a body in its answer', 204, () => ask('/api/v1/session', { method: 'DELETE', headers: admin })],
    ['a call that nobody may make', 401, () => ask('/api/v1/rooms')],
    ['a call that is unknown', 404, () => ask('/api/v1/nothing')],
    ['a body that is too long', 413, () => ask('/api/v1/rooms', post, tooLong)],
    ['a body that is no JSON', 400, () => ask('/api/v1/rooms', post, '{')],
    ['a path that can not be read', 400, () => ask('/api/v1/rooms/%E0%A4%A')],
    ['a piece of music', 200, async () => ask(`/${await music()}`)],
    ['a part of it', 206, async () => ask(`/${await music()}`, { headers: { Range: 'bytes=0-9' } })],
    ['the description of the API', 200, () => ask('/api/openapi.json')],
    ['a health check', 200, () => ask('/healthz')],
    ['a redirect', 308, () => ask('')],
    ['a style sheet of a theme', 200, () => ask('/api/v1/theme/theme.css')],
    ['a picture that a theme has not', 404, () => ask('/api/v1/theme/..%2ftheme.json')],
    ['a page of the documentation', 200, () => ask('/assets/documentation/contents.json')],
    ['the metrics', 200, () => ask('/metrics', { headers: { Authorization: `Bearer ${token}` } })],
    ['the metrics without their token', 401, () => ask('/metrics')],
    ['a method that no page has', 404, () => ask('/', { method: 'TRACE' })],
    ['the head of a script', 200, async () => ask(`/${await script()}`, { method: 'HEAD' })],
  ])('%s: hardened, %i', async (_what, status, answer) => {
    const got = await answer();
    expect(got.status, got.text).toBe(status);
    expectHardened(got, dataPolicy);
    expectHsts(got);
  });

  it('a drawing of a theme: a page of its own, where nothing runs', async () => {
    const got = await ask('/api/v1/theme/logo');
    expect(got).toMatchObject({ status: 200, headers: { 'content-type': 'image/svg+xml' } });
    expectHardened(
      got,
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
    );
    expectHsts(got);
  });

  it.each(['csv', 'xlsx'])('a download (%s): hardened', async (format) => {
    const session = await ask('/api/v1/admin/session', post, JSON.stringify({ password }));
    const Cookie = cookiesOf(session)
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    const got = await ask(`/api/v1/audit-events/export.${format}`, { headers: { Cookie } });
    expect(got).toMatchObject({
      status: 200,
      headers: { 'content-disposition': expect.stringMatching(/^attachment/) },
    });
    expectHardened(got, dataPolicy);
    expectHsts(got);
  });

  it.each(['', '/', '/atelier', '/admin/rooms', '/index.html'])(
    'the page %s: runs our scripts and no others',
    async (path) => {
      const got = await ask(path || '/');
      const nonce = /<vroom-shell ngCspNonce="([\w+/]{22}==)">/.exec(got.text)?.[1];
      expect(nonce).toBeDefined();
      expectHardened(
        got,
        "default-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'; script-src 'self'; " +
          `style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; media-src 'self' blob:; ` +
          "connect-src 'self'; manifest-src 'self'; frame-src 'none'",
      );
      expectHsts(got);
      expect(got.text).toContain('<base href="/vroom/"/>');
      expect(got.text).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|javascript:/i);
      // Kept in a cache, it would be another answer's.
      expect(got.headers.etag).toBeUndefined();
      expect((await ask(path || '/')).text).not.toContain(nonce);
    },
  );

  it.each(['', '/swagger-ui-init.js'])('the page of the API%s: no script in it, but styles', async (path) => {
    const got = await ask(`/api/docs${path}`);
    expect(got.status).toBe(200);
    const docsPolicy = `${dataPolicy}; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'`;
    expectHardened(got, docsPolicy);
    expectHsts(got);
    if (path === '') expect(got.text).not.toMatch(/<script(?![^>]* src=)|\son\w+=/i);
  });

  it('what Socket.IO refuses: hardened, as a WebSocket or not', async () => {
    const query = 'EIO=4&transport=websocket';
    const polled = await rawCall(new URL(server.url).origin, '/socket.io/?EIO=4&transport=polling', { ca });
    expect(polled).toMatchObject({ status: 400, text: expect.stringContaining('Transport unknown') });
    expectHardened(polled, dataPolicy);
    expectHsts(polled);
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(server.url).port), ca });
    const refused = await rawUpgrade(socket, `/vroom/socket.io/?${query}&sid=nobody`);
    expect(refused.status).toBe(400);
    expectHardened(refused, dataPolicy);
    expectHsts(refused);
  });

  it('a cookie is for TLS, for no script, and for this path', async () => {
    const [cookie] = cookiesOf(await ask('/api/v1/session', post, '{}'));
    expect(cookie).toMatch(/^vroom_session=[^;]+; Path=\/vroom; HttpOnly; Secure; SameSite=Lax$/);
  });

  it('what is made has its address under the path', async () => {
    const made = await ask('/api/v1/rooms', post, JSON.stringify({ name: 'pier' }));
    expect(made.headers.location).toBe('/vroom/api/v1/rooms/pier');
    expect((await ask('')).headers.location).toBe('/vroom/');
    expect((await ask('?video=0')).headers.location).toBe('/vroom/?video=0');
    expect((await ask('?a=b?c')).headers.location).toBe('/vroom/?a=b?c');
    expect(JSON.parse((await ask('/api/openapi.json')).text)).toMatchObject({ servers: [{ url: '/vroom' }] });
  });

  it('a proxy may take the path off, and a health check know none', async () => {
    const { origin } = new URL(server.url);
    expect((await rawCall(origin, '/healthz', { ca })).status).toBe(200);
    expect((await rawCall(origin, '/atelier', { ca })).text).toContain('<base href="/vroom/"/>');
  });
});

describe('without TLS', () => {
  let server: VroomServer;
  beforeAll(async () => {
    server = await VroomServer.start({ VROOM_DAEMON_TRUSTED_PROXIES: '127.0.0.1' });
  });
  afterAll(() => server.stop());

  const hsts = async (headers: Record<string, string>, localAddress: string) =>
    (await rawCall(server.url, '/healthz', { headers, localAddress })).headers['strict-transport-security'];

  it('nobody is asked to keep to it, unless a proxy that is trusted has it', async () => {
    const https = { 'X-Forwarded-Proto': 'https' };
    expect(await hsts({}, '127.0.0.1')).toBeUndefined();
    expect(await hsts(https, '127.0.0.1')).toBe('max-age=15552000');
    expect(await hsts(https, '127.0.0.2')).toBeUndefined();
  });
});
