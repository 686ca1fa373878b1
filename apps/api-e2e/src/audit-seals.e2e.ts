/** An audit that somebody who has the database changed is found out, by the command line beside a server that runs. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newDatabase } from '../../../tools/test/databases/new-database.ts';
import type { TestDatabase } from '../../../tools/test/databases/test-database.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { Browser } from './support/browser-like.ts';
import { vroom, type Run } from './support/command-line.ts';

let folder: string;
let environment: Record<string, string>;
let server: VroomServer;
let database: TestDatabase;
let head: string;

const run = (...args: string[]): Promise<Run> => vroom(args, environment);

/** The hash that the server has said in its log. */
const sealed = () => /"context":"AuditSeal".*"hash":"([0-9a-f]{64})"/.exec(server.output)?.[1];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vroom-seals-'));
  database = await newDatabase();
  environment = {
    ...database.settings,
    VROOM_EMAIL_OUTBOX: join(folder, 'outbox'),
    VROOM_ADMIN_PASSWORD_FILE: join(folder, 'admin-password'),
  };
  server = await VroomServer.start(environment);
  for (const name of ['one', 'two', 'three']) await new Browser(server.url).rest.call('createRoom', { body: { name } });
  await server.stop();
  // What was there at its start is sealed by the first sweep, half a minute later.
  server = await VroomServer.start(environment);
  await vi.waitUntil(sealed, { timeout: 60_000 });
  head = sealed() ?? '';
}, 90_000);
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
  await database.remove();
});

/** Makes a table again what was kept of it. */
async function putBack(table: string): Promise<void> {
  for (const sql of [`DELETE FROM ${table}`, `INSERT INTO ${table} SELECT * FROM kept`, 'DROP TABLE kept'])
    await database.run(sql);
}

describe('vroom audit verify', () => {
  it('finds an audit that nobody touched intact', async () => {
    const { code, printed } = await run('audit', 'verify', '--head', head);
    expect(printed).toContain(`Hash of the last seal: ${head}\nThe audit is what it was.`);
    expect(code).toBe(0);
  });

  it.each([
    ['altered', "UPDATE audit_events SET message = 'nothing' WHERE event = 'room_create'"],
    ['missing', "DELETE FROM audit_events WHERE event = 'room_create'"],
    ['added', "INSERT INTO audit_events (id, date, event, user, message) VALUES (-1, 1, 'room_join', 'x', 'y')"],
  ])('finds that an event was %s', async (what, sql) => {
    await database.run('CREATE TABLE kept AS SELECT * FROM audit_events');
    await database.run(sql);
    const { code, printed, noted } = await run('audit', 'verify');
    await putBack('audit_events');
    expect(printed).toMatch(new RegExp(`^An event (is|was) ${what}: .*events \\S+ to \\d+, \\d{4}-`));
    expect(noted).toContain('The audit is not what it was.');
    expect(code).toBe(1);
  });

  it('finds by a hash from elsewhere that the seals were taken away', async () => {
    await database.run('CREATE TABLE kept AS SELECT * FROM audit_seals');
    await database.run('DELETE FROM audit_seals');
    const { code, printed } = await run('audit', 'verify', '--head', head);
    await putBack('audit_seals');
    expect(printed).toContain('The seal with the expected hash is not there.');
    expect(code).toBe(1);
  });
});

describe('vroom audit export', () => {
  it('writes a file, or to standard output', async () => {
    const file = join(folder, 'audit.csv');
    expect(await run('audit', 'export', '--format', 'csv', '--event', 'room_create', file)).toMatchObject({
      code: 0,
      noted: '3 events are written.\n',
    });
    const text = await readFile(file, 'utf8');
    expect(text.match(/"room_create"/g)).toHaveLength(3);
    const { printed } = await run('audit', 'export', '--format', 'csv', '--event', 'room_create', '-');
    expect(printed).toBe(text);
  });

  it('says what is wrong with its options', async () => {
    const { code, noted } = await run('audit', 'export', '--format', 'pdf', 'x');
    expect([code, noted]).toEqual([2, expect.stringContaining('xlsx, csv')]);
  });
});
