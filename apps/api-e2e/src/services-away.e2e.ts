/** Two processes, and both of the services that they share stopped and started while people work. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MariaDbDatabase } from '../../../tools/test/databases/mariadb.ts';
import { MariaDbServer } from '../../../tools/test/databases/mariadb-server.ts';
import { needs } from '../../../tools/test/needs.ts';
import { RedisServer } from '../../../tools/test/redis/redis-server.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { auditLog, auditTable, byText, type AuditLine } from './support/audit.ts';
import { Browser } from './support/browser-like.ts';
import { Load } from './support/load.ts';

const tools = needs('mariadb', 'redis');

describe.skipIf(tools.skip)(tools.title('MariaDB and Redis, stopped and started under load'), () => {
  let mariadb: MariaDbServer;
  let redis: RedisServer;
  let database: MariaDbDatabase;
  let folder: string;
  let servers: VroomServer[] = [];
  let browsers: Browser[] = [];

  beforeAll(async () => {
    [mariadb, redis] = await Promise.all([MariaDbServer.start(), RedisServer.start()]);
    database = await MariaDbDatabase.make(mariadb.url);
    folder = await mkdtemp(join(tmpdir(), 'vroom-services-'));
    const settings = { ...database.settings, ...redis.settings, VROOM_DAEMON_MESSAGE_RATE: '1000000' };
    const spill = (name: string) => ({ VROOM_AUDIT_SPILL_FILE: join(folder, name) });
    servers = await Promise.all(['one', 'other'].map((name) => VroomServer.start({ ...settings, ...spill(name) })));
  });
  afterAll(async () => {
    for (const browser of browsers) browser.close();
    await Promise.all(servers.map((server) => server.stop()));
    await Promise.all([mariadb.stop(), redis.stop(), rm(folder, { recursive: true })]);
  });

  const of = (lines: readonly AuditLine[], wanted: string) => lines.filter(({ user }) => user === wanted);

  // Four services end and begin in it, and each call to one that is away takes its time.
  it('lose no acknowledged room, setting or event, and nothing is there twice', async () => {
    browsers = servers.map(({ url }) => new Browser(url));
    const loads = browsers.map((browser) => new Load(browser));
    const all = (work: (load: Load) => Promise<void>) => Promise.all(loads.map(work));
    await all((load) => load.begin());
    await all((load) => load.hasMade(5));

    await mariadb.kill();
    await all((load) => load.isRefused(1));
    await all((load) => load.hasActed(20));
    await redis.kill();
    await all((load) => load.isRefused(5));
    await redis.run();
    await all((load) => load.hasActed(20));
    mariadb = await mariadb.restart();
    await all((load) => load.hasMade(5));
    await redis.kill();
    await all((load) => load.isRefused(5));
    await redis.run();
    await all((load) => load.hasActed(20));
    await all((load) => load.hasMade(5));
    await all((load) => load.end());

    // Which writes what waits, as any stop does.
    await Promise.all(servers.map((server) => server.stop()));
    const said = servers.flatMap(auditLog);
    const table = await auditTable(database);
    expect(byText(table)).toEqual(byText(said));
    for (const { user } of loads) expect(of(table, user)).toEqual(of(said, user));
    const kept = await database.rows('SELECT name, locked FROM rooms');
    const namesOf = (rows: typeof kept) => rows.map(({ name }) => name);
    expect(namesOf(kept)).toEqual(expect.arrayContaining(loads.flatMap(({ rooms }) => rooms)));
    const locked = namesOf(kept.filter((room) => room['locked'] === 1));
    expect(locked).toEqual(expect.arrayContaining(loads.flatMap((load) => load.locked)));
  }, 60_000);
});
