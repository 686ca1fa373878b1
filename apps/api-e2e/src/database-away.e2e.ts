import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MariaDbDatabase } from '../../../tools/test/databases/mariadb.ts';
import { MariaDbServer } from '../../../tools/test/databases/mariadb-server.ts';
import { SqliteDatabase } from '../../../tools/test/databases/sqlite.ts';
import { needs } from '../../../tools/test/needs.ts';
import { processCount } from '../../../tools/test/redis/several-processes.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { auditLog, auditTable, byText, type AuditLine } from './support/audit.ts';
import { Browser, silent } from './support/browser-like.ts';
import { Load } from './support/load.ts';

const mariadb = needs('mariadb');
const began = /The database takes no audit events \(.+?\): they wait in/g;
const ended = /The audit events that waited are written/g;

/** How often it stands in its log: each of its processes says it once. */
const timesSaid = (vroom: VroomServer, line: RegExp): number => vroom.output.match(line)?.length ?? 0;

describe.skipIf(mariadb.skip)(mariadb.title('a MariaDB that is away'), () => {
  let server: MariaDbServer;
  let database: MariaDbDatabase;
  let folder: string;
  let settings: Record<string, string>;
  let servers: VroomServer[];
  let browsers: Browser[];

  beforeAll(async () => {
    server = await MariaDbServer.start();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    [servers, browsers] = [[], []];
    database = await MariaDbDatabase.make(server.url);
    folder = await mkdtemp(join(tmpdir(), 'vroom-away-'));
    const spill = { VROOM_AUDIT_SPILL_FILE: join(folder, 'spill.db') };
    settings = { ...database.settings, ...spill, VROOM_DAEMON_MESSAGE_RATE: '1000000' };
  });
  afterEach(async () => {
    for (const browser of browsers) browser.close();
    await Promise.all(servers.map((vroom) => vroom.stop()));
    await database.remove();
    await rm(folder, { recursive: true });
  });

  async function start(more: Record<string, string> = {}): Promise<VroomServer> {
    const vroom = await VroomServer.start({ ...settings, ...more });
    servers.push(vroom);
    return vroom;
  }

  function browser({ url }: VroomServer): Browser {
    const made = new Browser(url);
    browsers.push(made);
    return made;
  }

  async function health({ url }: VroomServer, path: string): Promise<{ http: number; body: unknown }> {
    const response = await fetch(url + path);
    return { http: response.status, body: await response.json() };
  }

  const of = (lines: readonly AuditLine[], wanted: string) => lines.filter(({ user }) => user === wanted);

  it('holds up no meeting, and all that needs it says so', async () => {
    const vroom = await start();
    const ann = browser(vroom);
    await ann.rest.call('createRoom', { body: { name: 'atelier' } });
    const chair = await ann.enter('atelier');
    const bob = await browser(vroom).enter('atelier');
    const late = browser(vroom);
    await late.rest.call('authenticate', { params: { name: 'atelier' }, body: {} });
    const outside = late.signaling();
    const isOnline = new Promise<void>((resolve) => outside.onConnection((state) => state === 'online' && resolve()));
    outside.connect();
    await isOnline;
    await server.kill();

    const away = { code: 'unavailable', problem: { retryAfter: 5 } };
    const raw = await ann.fetch('/api/v1/rooms/atelier');
    expect([raw.status, raw.headers.get('Retry-After')]).toEqual([503, '5']);
    await expect(ann.rest.call('getRoom', { params: { name: 'atelier' } })).rejects.toMatchObject(away);
    await expect(ann.rest.call('createRoom', { body: { name: 'other' } })).rejects.toMatchObject(away);
    await expect(browser(vroom).rest.call('openSession', { body: {} })).rejects.toMatchObject(away);
    await expect(outside.command('room:join', { room: 'atelier', media: silent })).rejects.toMatchObject(away);
    await expect(chair.signaling.command('peer:promote', { peerId: bob.id })).rejects.toMatchObject(away);
    const refused = new Promise((resolve) => late.rawSocket().on('connect_error', resolve));
    expect(await refused).toMatchObject({ data: { code: 'unavailable' } });

    await chair.signaling.command('signal:send', { to: bob.id, candidate: null });
    expect(await bob.next('signal:received')).toMatchObject({ from: chair.id });
    await bob.signaling.command('media:update', { ...silent, audio: true });
    await bob.signaling.command('hand:raise', {});
    await chair.signaling.command('peer:mute', { peerId: bob.id });
    const isMuted = ({ peer }: { peer: { moderation: { muted: boolean } } }) => peer.moderation.muted;
    expect((await bob.next('peer:updated', isMuted)).peer).toMatchObject({ id: bob.id, role: 'participant' });
    await bob.signaling.command('room:leave', {});
    await chair.next('peer:left');

    const waits = { status: 'degraded', details: { audit: { status: 'degraded' } } };
    await expect.poll(() => health(vroom, '/healthz')).toMatchObject({ http: 200, body: waits });
    const down = { status: 503, code: 'unavailable', detail: 'Down: database.', retryAfter: 2 };
    expect(await health(vroom, '/readyz')).toMatchObject({ http: 503, body: down });

    server = await server.restart();
    const well = { status: 'ok', details: { database: { status: 'up' }, audit: { status: 'up' } } };
    await expect.poll(() => health(vroom, '/readyz')).toMatchObject({ http: 200, body: well });
    await expect(ann.rest.call('getRoom', { params: { name: 'atelier' } })).resolves.toMatchObject({ role: 'owner' });
    await outside.command('room:join', { room: 'atelier', media: silent });
    await expect.poll(async () => byText(await auditTable(database))).toEqual(byText(auditLog(vroom)));
    await expect.poll(() => timesSaid(vroom, ended)).toBe(timesSaid(vroom, began));
    expect(timesSaid(vroom, began)).toBeLessThanOrEqual(processCount);
    // Of several processes, Redis has the meetings.
    if (processCount > 1) return;
    await expect.poll(() => timesSaid(vroom, /Meetings are written down again/g)).toBe(1);
    expect(timesSaid(vroom, /Meetings go on, but/g)).toBe(1);
  });

  // Three servers are started in it, one of the database again, and each call to a database that is away takes its time.
  it('loses no acknowledged room and no event, and writes none twice, though a process is killed meanwhile', async () => {
    const [first, second] = [await start(), await start()];
    const loads = [first, second].map((vroom) => new Load(browser(vroom)));
    await Promise.all(loads.map((load) => load.begin()));
    const acts = (count: number) => Promise.all(loads.map((load) => load.hasActed(count)));
    await acts(20);
    await server.kill();
    await expect.poll(() => Math.min(timesSaid(first, began), timesSaid(second, began))).toBeGreaterThan(0);
    await acts(40);
    const killed = loads[0]?.end();
    await first.stop('SIGKILL');
    // The other one goes on, and so does who comes in its place once the database lets it.
    await loads[1]?.hasActed(20);
    server = await server.restart();
    const third = await start();
    const again = new Load(browser(third));
    await again.begin();
    await again.hasActed(20);
    await Promise.all([killed, loads[1]?.end(), again.end()]);

    // Which writes what waits, as any stop does.
    await Promise.all([second.stop(), third.stop()]);
    const said = [first, second, third].flatMap(auditLog);
    const table = await auditTable(database);
    // The last thing that the killed one did may stand in the table, and not in its log yet.
    const unsaid = table.length - said.length;
    expect([0, 1, 2]).toContain(unsaid);
    expect(byText(table)).toEqual(expect.arrayContaining(byText(said)));
    const [dead, ...living] = [...loads, again].map(({ user }) => ({ kept: of(table, user), heard: of(said, user) }));
    for (const { kept, heard } of living) expect(kept).toEqual(heard);
    expect(dead?.kept.slice(0, dead.heard.length)).toEqual(dead?.heard);
    const kept = (await database.rows('SELECT name FROM rooms')).map(({ name }) => name);
    const rooms = [...loads, again].flatMap((load) => load.rooms);
    expect(kept).toEqual(expect.arrayContaining(rooms));
    expect(rooms.length).toBeGreaterThan(20);
    expect(timesSaid(second, ended)).toBe(timesSaid(second, began));
    expect(timesSaid(second, began)).toBeLessThanOrEqual(processCount);
  }, 60_000);
});

describe('an SQLite file that another program holds', () => {
  it('holds up no meeting, and loses nothing', async () => {
    const database = await SqliteDatabase.make();
    const vroom = await VroomServer.start(database.settings);
    const [ann, ben] = [new Browser(vroom.url), new Browser(vroom.url)];
    await ann.rest.call('createRoom', { body: { name: 'atelier' } });
    const chair = await ann.enter('atelier');
    const bob = await ben.enter('atelier');
    const holder = new DatabaseSync(database.file);
    holder.exec('BEGIN IMMEDIATE');

    const away = { code: 'unavailable', problem: { retryAfter: 5 } };
    await expect(ann.rest.call('createRoom', { body: { name: 'other' } })).rejects.toMatchObject(away);
    await expect(chair.signaling.command('peer:promote', { peerId: bob.id })).rejects.toMatchObject(away);
    await chair.signaling.command('peer:mute', { peerId: bob.id });
    await chair.signaling.command('signal:send', { to: bob.id, candidate: null });
    expect(await bob.next('signal:received')).toMatchObject({ from: chair.id });
    await expect.poll(() => timesSaid(vroom, began)).toBeGreaterThan(0);

    holder.exec('COMMIT');
    holder.close();
    await expect.poll(() => timesSaid(vroom, ended)).toBe(timesSaid(vroom, began));
    expect(timesSaid(vroom, began)).toBeLessThanOrEqual(processCount);
    await ann.rest.call('createRoom', { body: { name: 'other' } });
    for (const browser of [ann, ben]) browser.close();
    await vroom.stop();
    expect(await auditTable(database)).toEqual(auditLog(vroom));
    await database.remove();
  });
});
