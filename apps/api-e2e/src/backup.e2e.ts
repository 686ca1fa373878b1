/** The backup of a server at work, restored and compared. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../tools/test/databases/new-database.ts';
import { dump, type TestDatabase } from '../../../tools/test/databases/test-database.ts';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { backUp, restore } from './support/backup.ts';
import { Browser, silent } from './support/browser-like.ts';

let folder: string;
let database: TestDatabase;
let restored: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vroom-backup-'));
  [database, restored] = await Promise.all([newDatabase(), newDatabase()]);
});
afterAll(async () => {
  await Promise.all([database.remove(), restored.remove(), rm(folder, { recursive: true })]);
});

/** Makes rooms and says something to each, one after the other, until it is stopped. */
class Work {
  readonly rooms: string[] = [];
  private stopped = false;
  private readonly done: Promise<void>;

  constructor(
    private readonly browser: Browser,
    private readonly prefix: string,
  ) {
    this.done = this.go();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.done;
  }

  private async go(): Promise<void> {
    while (!this.stopped) {
      const name = `${this.prefix}-${this.rooms.length}`;
      await this.browser.rest.call('createRoom', { body: { name } });
      this.rooms.push(name);
      await this.browser.rest.call('createInvitations', {
        params: { name },
        body: { emails: [`${name}@example.net`] },
      });
    }
  }
}

const idsOf = async (of: TestDatabase, table: string, column: string) =>
  (await of.rows(`SELECT ${column} AS id FROM ${table} ORDER BY ${column}`)).map(({ id }) => id);

const client = process.env['VROOM_TEST_MARIADB'] === undefined ? needs() : needs('mariadb-client');

describe.skipIf(client.skip)(client.title('the backup of a server at work'), () => {
  it('has all that was there when it began, nothing by half, and serves it when it is restored', async () => {
    const server = await VroomServer.start({ ...database.settings, VROOM_EMAIL_HOURLY_LIMIT: '1000000' });
    const chair = new Browser(server.url);
    const works = ['a', 'b', 'c'].map((prefix) => new Work(new Browser(server.url), prefix));
    await chair.rest.call('createRoom', { body: { name: 'atelier' } });
    const inside = await chair.enter('atelier');
    const made = () => works.reduce((sum, { rooms }) => sum + rooms.length, 0);
    await expect.poll(made).toBeGreaterThan(30);
    const before = works.flatMap(({ rooms }) => [...rooms]);
    const file = join(folder, 'backup');
    await backUp(database, file);
    const after = made();
    await expect.poll(made).toBeGreaterThan(after);
    await Promise.all(works.map((work) => work.stop()));
    // Who talks meanwhile is not disturbed.
    await expect(inside.signaling.command('media:update', silent)).resolves.toBeNull();
    chair.close();
    await server.stop();
    expect(after, 'it was at work').toBeGreaterThan(before.length);

    await restore(file, restored);
    const rooms = await idsOf(restored, 'rooms', 'name');
    expect(rooms).toEqual(expect.arrayContaining(before));
    // Each row is one of the server's, and what belongs together is there together.
    for (const [table, column] of [
      ['rooms', 'name'],
      ['sessions', 'id'],
      ['invitations', 'id'],
    ] as const) {
      const all = new Set(await idsOf(database, table, column));
      expect((await idsOf(restored, table, column)).filter((id) => !all.has(id))).toEqual([]);
    }
    const orphans = await restored.rows(
      'SELECT invitations.id FROM invitations LEFT JOIN rooms ON rooms.id = invitations.room_id WHERE rooms.id IS NULL',
    );
    expect(orphans).toEqual([]);
    const events = await idsOf(restored, 'audit_events', 'id');
    expect(events).toEqual((await idsOf(database, 'audit_events', 'id')).slice(0, events.length));

    const again = await VroomServer.start(restored.settings);
    const later = new Browser(again.url);
    later.cookie = chair.cookie;
    const room = await later.rest.call('getRoom', { params: { name: 'atelier' } });
    expect(room).toMatchObject({ role: 'owner' });
    await again.stop();
  });

  it('is the same as the database where nothing changes meanwhile', async () => {
    const still = await newDatabase();
    const file = join(folder, 'still');
    await backUp(database, file);
    await restore(file, still);
    expect(await dump(still)).toBe(await dump(database));
    expect((await dump(still)).length).toBeGreaterThan(10_000);
    await still.remove();
  });
});
