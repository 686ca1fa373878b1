import { get, type IncomingHttpHeaders } from 'node:http';
import type { ApiError } from '@vroom/api-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { RedisServer } from '../../../tools/test/redis/redis-server.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { Browser } from './support/browser-like.ts';
import { parsePrometheusText, total, type Sample } from './support/prometheus-text.ts';
import { Scene } from './support/scene.ts';

/** Where nobody listens, which is noticed at once. */
const nobody = '127.0.0.1:9';
const token = 'scraper-5f0c6b1d9a';
const redis = needs('redis');

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  text: string;
}

/** By a connection of its own, which of several processes any may get. */
function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false, headers, timeout: 10_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    }).once('error', reject);
  });
}

const bearer = (shown: string) => ({ Authorization: `Bearer ${shown}` });

async function scrape(url: string): Promise<Sample[]> {
  const { status, headers, text } = await ask(`${url}/metrics`, bearer(token));
  expect(status, text).toBe(200);
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  return parsePrometheusText(text);
}

/** Where the server says that its metrics are. */
function placeOf({ output }: VroomServer): string {
  const [, port] = /Metrics are at port (\d+)/.exec(output) ?? [];
  return `http://127.0.0.1:${port}`;
}

/** The lines of the log that have this in them. */
function linesOf({ output }: VroomServer, what: string): Record<string, unknown>[] {
  const lines = output.split('\n').filter((line) => line.startsWith('{') && line.includes(what));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

let server: VroomServer;
let scene: Scene;

beforeAll(async () => {
  server = await VroomServer.start({
    VROOM_METRICS_TOKEN: token,
    VROOM_DAEMON_PUBLIC_URL: 'https://meet.example.org',
    VROOM_EMAIL_FROM: 'vroom@meet.example.org',
    VROOM_EMAIL_SMTP: `smtp://${nobody}`,
  });
  scene = await Scene.start(server.url);
});
afterAll(async () => {
  scene.close();
  await server.stop();
});

/** How much a value has grown while something was done. */
async function growth(
  work: () => Promise<unknown>,
): Promise<(name: string, labels?: Record<string, string>) => number> {
  const before = await scrape(server.url);
  await work();
  const after = await scrape(server.url);
  return (name, labels) => (total(after, name, labels) ?? 0) - (total(before, name, labels) ?? 0);
}

describe('who may read the metrics', () => {
  it.each([
    ['shows nothing', {}],
    ['shows another token', bearer(`${token.slice(0, -1)}b`)],
    ['shows the token in another way', { Authorization: `Basic ${token}` }],
    ['shows no end of one', bearer('a'.repeat(8000))],
  ])('is not who %s', async (_who, headers) => {
    const { status, headers: answered, text } = await ask(`${server.url}/metrics`, headers);
    expect(status).toBe(401);
    expect(answered['www-authenticate']).toBe('Bearer');
    expect(JSON.parse(text)).toMatchObject({ code: 'unauthenticated' });
  });

  it('is never told in the log which token it is', () => {
    expect(server.output).not.toContain(token);
  });
});

describe('the metrics', () => {
  it('count joins, who is there, and what people pass on to each other', async () => {
    const grown = await growth(async () => {
      const ann = await scene.guest();
      const bob = await scene.guest();
      for (let times = 0; times < 70; times++)
        await ann.signaling.command('signal:send', { to: bob.id, candidate: null });
    });
    expect(grown('vroom_joins_total', { kind: 'new' })).toBe(2);
    expect(grown('vroom_connections')).toBe(2);
    expect(grown('vroom_members')).toBe(2);
    expect(grown('vroom_meetings')).toBe(1);
    expect(grown('vroom_relayed_messages_total')).toBe(70);
    // One of 64 of each process.
    expect(grown('vroom_relay_seconds_count')).toBeGreaterThan(0);
    expect(grown('vroom_relay_seconds_bucket', { le: '+Inf' })).toBe(grown('vroom_relay_seconds_count'));
  });

  it('count who was refused, by the code of it', async () => {
    const stranger = await scene.asker('stranger');
    const grown = await growth(async () => {
      await stranger.rest.call('listMembers', { params: scene.params }).catch(() => undefined);
      const outside = await scene.online(stranger);
      await outside.signaling
        .command('room:join', { room: scene.name, media: { audio: false, video: false, screen: false } })
        .catch(() => undefined);
      await scene.online(new Browser(server.url)).catch(() => undefined);
    });
    expect(grown('vroom_denials_total', { reason: 'no_role', via: 'rest' })).toBe(1);
    expect(grown('vroom_denials_total', { reason: 'no_role', via: 'socket' })).toBe(1);
    expect(grown('vroom_denials_total', { reason: 'unauthenticated', via: 'handshake' })).toBe(1);
    expect(grown('vroom_failures_total')).toBe(0);
  });

  it('count what browsers tell of their connections, and no more of one than a room has', async () => {
    const guest = await scene.guest();
    const report = (outcome: object) => guest.signaling.command('link:report', outcome as never);
    const grown = await growth(async () => {
      await report({ outcome: 'direct', within: 0.5 });
      await report({ outcome: 'relayed', within: 2 });
      await report({ outcome: 'failed' });
      for (const wrong of [
        { outcome: 'atelier' },
        { outcome: 'direct', within: 0.7 },
        { outcome: 'failed', to: 'bob' },
      ])
        await expect(report(wrong)).rejects.toMatchObject({ code: 'malformed' });
      const flood = Array.from({ length: 100 }, () =>
        report({ outcome: 'failed' }).catch((error: unknown) => (error as ApiError).code),
      );
      expect(await Promise.all(flood)).toContain('too_many_requests');
    });
    expect(grown('vroom_link_outcomes_total', { outcome: 'direct' })).toBe(1);
    expect(grown('vroom_link_outcomes_total', { outcome: 'relayed' })).toBe(1);
    expect(grown('vroom_link_outcomes_total', { outcome: 'failed' })).toBeLessThan(60);
    expect(grown('vroom_link_connect_seconds_bucket', { outcome: 'direct', le: '0.25' })).toBe(0);
    expect(grown('vroom_link_connect_seconds_bucket', { outcome: 'direct', le: '0.5' })).toBe(1);
  });

  it('count requests by the pattern of their path, and nothing by what a caller chooses', async () => {
    const grown = await growth(async () => {
      await ask(`${server.url}/api/v1/rooms/${scene.name}`);
      for (const path of ['/api/v1/rooms/no-such-room', '/nothing-here.js', '/a-room']) await ask(server.url + path);
    });
    const route = '/api/v1/rooms/:name';
    expect(grown('vroom_http_requests_total', { method: 'GET', route, status: '2xx' })).toBe(1);
    expect(grown('vroom_http_requests_total', { method: 'GET', route, status: '4xx' })).toBe(1);
    expect(grown('vroom_http_requests_total', { route: '(none)', status: '4xx' })).toBe(1);
    expect(grown('vroom_http_requests_total', { route: '(web app)', status: '2xx' })).toBe(1);
    const { text } = await ask(`${server.url}/metrics`, bearer(token));
    for (const chosen of [scene.name, 'no-such-room', 'nothing-here', 'a-room', '127.0.0.1'])
      expect(text).not.toContain(chosen);
  });

  it('say what waits, and how the process does', async () => {
    const emails = ['bob@example.net', 'cleo@example.net'];
    await scene.creator.rest.call('createInvitations', { params: scene.params, body: { emails } });
    const samples = await scrape(server.url);
    expect(total(samples, 'vroom_mails_waiting')).toBe(2);
    expect(total(samples, 'vroom_mail_oldest_waiting_seconds')).toBeGreaterThan(0);
    expect(total(samples, 'vroom_rooms')).toBe(1);
    expect(total(samples, 'vroom_audit_waiting_events')).toBeGreaterThanOrEqual(0);
    for (const part of ['database', 'presence', 'audit_spill'])
      expect(total(samples, 'vroom_part_up', { part })).toBe(1);
    expect(total(samples, 'vroom_event_loop_delay_seconds', { percentile: '50', worker: '1' })).toBeLessThan(1);
    expect(total(samples, 'process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
  });
});

describe('the log', () => {
  it('says which call caused what, by the id of the proxy where there is one', async () => {
    const id = '0123456789abcdef0123456789abcdef';
    const browser = new Browser(server.url);
    const { headers } = await browser.fetch('/api/v1/session', {
      method: 'POST',
      headers: { 'X-Request-Id': id, 'Content-Type': 'application/json' },
      body: '{}',
    });
    expect(headers.get('X-Request-Id')).toBe(id);
    await expect
      .poll(() => linesOf(server, id))
      .toContainEqual(expect.objectContaining({ context: 'Audit', requestId: id, event: 'session_create' }));
  });

  it.each(['short', 'with a space in it', 'long'.repeat(20), '"quoted"--------'])(
    'takes no id that is not one: %s',
    async (id) => {
      const { headers } = await ask(`${server.url}/healthz`, { 'X-Request-Id': id });
      expect(headers['x-request-id']).toMatch(/^[\da-f]{8}-[\da-f-]{27}$/);
    },
  );

  it('says by which connection somebody joined, was refused and left', async () => {
    const browser = await scene.asker('participant');
    const id = 'proxy-1f2e3d4c5b6a';
    const socket = browser.rawSocket({ 'X-Request-Id': id });
    const sent = (command: string, input: object): Promise<unknown> => socket.emitWithAck(command, input);
    await sent('room:join', { room: scene.name, media: { audio: false, video: false, screen: false } });
    await sent('room:end', {});
    socket.disconnect();
    const caused = () =>
      linesOf(server, id)
        .filter(({ connectionId }) => connectionId === id)
        .map(({ event }) => event);
    await expect.poll(caused).toEqual(['room_join', 'api_action_denied', 'room_leave']);
  });
});

describe('an address of their own', () => {
  it('has the metrics and nothing else, and then they are nowhere else', async () => {
    const other = await VroomServer.start({ VROOM_METRICS_LISTEN: '127.0.0.1:0' });
    await expect.poll(() => other.output).toContain('Metrics are at port');
    const place = placeOf(other);
    const { status, text } = await ask(`${place}/metrics`);
    expect(status).toBe(200);
    expect(total(parsePrometheusText(text), 'vroom_rooms')).toBe(0);
    for (const path of ['/', '/api/v1/config', '/healthz', '/metrics/x'])
      expect((await ask(place + path)).status).toBe(404);
    expect((await ask(`${other.url}/metrics`)).status).toBe(404);
    expect((await fetch(`${place}/metrics`, { method: 'POST' })).status).toBe(405);
    await other.stop();
  });

  it('is said to be in use, with its setting', async () => {
    const { code, output } = await VroomServer.fail({
      VROOM_DATABASE_DSN: 'sqlite::memory:',
      VROOM_DAEMON_LISTEN_PORT: '0',
      VROOM_METRICS_LISTEN: `127.0.0.1:${new URL(server.url).port}`,
    });
    expect(code).toBe(1);
    expect(output).toContain('VROOM_METRICS_LISTEN is "127.0.0.1:');
    expect(output).toContain('EADDRINUSE');
  });
});

it('nobody reads metrics while neither is set', async () => {
  const closed = await VroomServer.start();
  for (const headers of [{}, bearer(''), bearer(token)]) {
    const { status, text } = await ask(`${closed.url}/metrics`, headers);
    expect(status).toBe(404);
    expect(text).not.toContain('vroom_');
  }
  await closed.stop();
});

describe.skipIf(redis.skip)(redis.title('several processes'), { timeout: 60_000 }, () => {
  let store: RedisServer;
  beforeAll(async () => {
    store = await RedisServer.start();
  });
  afterAll(() => store.stop());

  /** Two instances share the server, each in a database of its own. */
  const apart = (database: number) => ({
    VROOM_DATABASE_REDIS: `${store.url}/${database}`,
    VROOM_DAEMON_WORKERS: '2',
  });

  it('are told apart and add up, by an address of their own or by the token', async () => {
    const both = await VroomServer.start({
      ...apart(1),
      VROOM_METRICS_TOKEN: token,
      VROOM_METRICS_LISTEN: '127.0.0.1:0',
    });
    const place = placeOf(both);
    expect((await ask(`${place}/metrics`)).status).toBe(401);
    const people = await Scene.start(both.url);
    for (let guests = 0; guests < 6; guests++) await people.guest();
    // Each new connection goes to the next of the two.
    for (let calls = 0; calls < 8; calls++) await ask(`${both.url}/healthz`);
    const samples = await scrape(place);
    expect(total(samples, 'vroom_worker_up')).toBe(2);
    expect(total(samples, 'vroom_joins_total')).toBe(6);
    expect(total(samples, 'vroom_connections')).toBe(6);
    // Of the whole instance: said once.
    expect(total(samples, 'vroom_members')).toBe(6);
    const calls = ['1', '2'].map((worker) =>
      total(samples, 'vroom_http_requests_total', { route: '/healthz', worker }),
    );
    expect(calls.every((count) => (count ?? 0) > 0)).toBe(true);
    expect(calls.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(8);
    people.close();
    await both.stop();
  });

  it('are answered for by whichever has the call', async () => {
    const both = await VroomServer.start({ ...apart(2), VROOM_METRICS_TOKEN: token });
    const people = await Scene.start(both.url);
    await people.guest();
    for (let calls = 0; calls < 3; calls++) {
      const samples = await scrape(both.url);
      expect(total(samples, 'vroom_worker_up')).toBe(2);
      expect(total(samples, 'vroom_joins_total')).toBe(1);
    }
    people.close();
    await both.stop();
  });
});
