import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { RestClient, SignalingClient } from '@vroom/api-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../tools/test/databases/new-database.ts';
import type { Row, TestDatabase } from '../../../tools/test/databases/test-database.ts';
import { processCount, severalProcesses } from '../../../tools/test/redis/several-processes.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { auditTable } from './support/audit.ts';
import { Browser, Guest, silent } from './support/browser-like.ts';
import { Typist, vroom, type Run } from './support/command-line.ts';
import { outcome } from './support/visitor.ts';

let folder: string;
let database: TestDatabase;
let environment: Record<string, string>;
let server: VroomServer;
let closing: { close(): void }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vroom-cli-'));
  database = await newDatabase();
  environment = {
    VROOM_ADMIN_PASSWORD_FILE: join(folder, 'admin-password'),
    ...database.settings,
    ...(await severalProcesses()),
    VROOM_EMAIL_OUTBOX: join(folder, 'outbox'),
  };
  server = await VroomServer.start(environment);
});
afterEach(() => {
  for (const each of closing) each.close();
  closing = [];
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
  await database.remove();
});

const run = (...args: string[]): Promise<Run> => vroom(args, environment);

function browser(): Browser {
  const made = new Browser(server.url);
  closing.push(made);
  return made;
}

/** What the audit has of the command line, newest last. */
const ofOperator = async () => (await auditTable(database)).filter(({ user }) => user === `cli ${userInfo().username}`);

describe('set-password', () => {
  const password = 'three little fish';

  it('asks twice at a terminal, again where they differ or are too short, and shows nothing', async () => {
    const typist = new Typist(['admin', 'set-password'], environment);
    await typist.answer('new password', 'short');
    await typist.reads('at least 8 characters');
    await typist.answer('new password', `\u0015${password}`);
    const screens = [typist.screen];
    await typist.answer('Once more', 'three little ships');
    await typist.reads('not the same');
    screens.push(typist.screen);
    await typist.answer('Once more', `\u0015${password}`);
    expect(await typist.ended).toBe(0);
    screens.push(typist.screen);
    expect(typist.screen).toContain(`its hash is in ${environment['VROOM_ADMIN_PASSWORD_FILE']}`);
    expect(screens.join('')).not.toMatch(/fish|ships|short/);
    expect(await outcome(browser().rest.call('openAdminSession', { body: { password } }))).toMatchObject({
      admin: true,
    });
    expect((await stat(environment['VROOM_ADMIN_PASSWORD_FILE'] ?? '')).mode & 0o777).toBe(0o600);
    const said = { event: 'api_action_allowed', address: null, message: "set the administrators' password" };
    expect((await ofOperator()).at(-1)).toMatchObject(said);
  });

  it('is left with nothing changed by Ctrl-C', async () => {
    const typist = new Typist(['admin', 'set-password'], environment);
    await typist.answer('new password', '\u0003');
    expect(await typist.ended).toBe(1);
    expect(await outcome(browser().rest.call('openAdminSession', { body: { password } }))).toMatchObject({
      admin: true,
    });
  });

  it('reads a line from a pipe, refuses one that is too short, and says which password wins', async () => {
    expect(await vroom(['admin', 'set-password'], environment, 'short\n')).toEqual({
      code: 1,
      printed: '',
      noted: 'vroom: A password has at least 8 characters.\n',
    });
    const both = { ...environment, VROOM_ADMIN_PASSWORD: 'from the environment' };
    const { code, noted } = await vroom(['admin', 'set-password'], both, 'another password\r\nsecond line\n');
    expect([code, noted]).toEqual([0, expect.stringContaining('But VROOM_ADMIN_PASSWORD is set, and wins')]);
    const body = { password: 'another password' };
    expect(await outcome(browser().rest.call('openAdminSession', { body }))).toMatchObject({ admin: true });
  });
});

describe('rooms', () => {
  it('are listed with the people in them, searched, sorted, and as JSON', async () => {
    const chair = browser();
    for (const name of ['list-a', 'list-b', 'list-c']) await chair.rest.call('createRoom', { body: { name } });
    await chair.rest.call('changeRoom', { params: { name: 'list-b' }, body: { locked: true } });
    const guest = await chair.enter('list-b');
    await expect.poll(async () => (await run('rooms', 'list', '--search', 'list-b')).printed).toMatch(/^list-b +1 /m);
    const { printed } = await run('rooms', 'list', '--search', 'LIST-', '--sort=-name', '--limit', '2');
    const lines = printed.trimEnd().split('\n');
    expect(lines.map((line) => line.split(/ {2,}/)[0])).toEqual(['NAME', 'list-c', 'list-b']);
    expect(lines[2]).toMatch(/ locked$/);
    const rooms = JSON.parse((await run('rooms', 'list', '--search', 'list-', '--json')).printed) as { name: string }[];
    expect(rooms.map(({ name }) => name)).toEqual(['list-a', 'list-b', 'list-c']);
    // Reading changes nothing: who is there is there still.
    await expect(guest.signaling.command('media:update', silent)).resolves.toBeNull();
  });

  it('are deleted after a question only', async () => {
    const name = 'doomed';
    await browser().rest.call('createRoom', { body: { name } });
    const unasked = await run('rooms', 'delete', name);
    expect([unasked.code, unasked.noted]).toEqual([2, expect.stringContaining('say --yes')]);
    const no = new Typist(['rooms', 'delete', name], environment);
    await no.answer('Delete the room doomed', 'n');
    expect([await no.ended, no.screen]).toEqual([1, expect.stringContaining('Nothing was done')]);
    expect(await outcome(browser().rest.call('getRoom', { params: { name } }))).toMatchObject({ name });
    const yes = new Typist(['rooms', 'delete', name], environment);
    await yes.answer('Delete the room doomed', 'y');
    expect(await yes.ended).toBe(0);
    expect(await outcome(browser().rest.call('getRoom', { params: { name } }))).toBe('room_not_found');
    expect((await ofOperator()).at(-1)).toMatchObject({ event: 'room_delete', address: null, message: name });
    const gone = await run('rooms', 'delete', name, '--yes');
    expect(gone).toEqual({ code: 1, printed: '', noted: 'vroom: There is no room with this name.\n' });
  });
});

describe('keys', () => {
  it('are made, printed alone and once, used, listed and revoked', async () => {
    await browser().rest.call('createRoom', { body: { name: 'keyed' } });
    const made = await run('keys', 'create', 'booking', '--room', 'keyed:owner', '--expires', '2999-12-31');
    expect(made).toMatchObject({ code: 0, printed: expect.stringMatching(/^vroom_[\w-]{43}\n$/) });
    const apiKey = made.printed.trim();
    expect(made.noted).not.toContain(apiKey);
    const integrator = new RestClient({ baseUrl: server.url, apiKey });
    expect(await outcome(integrator.call('getRoom', { params: { name: 'keyed' } }))).toMatchObject({ role: 'owner' });
    const { printed } = await run('keys', 'list');
    expect(printed).toMatch(/ booking +keyed:owner +2999-12-31T00:00:00.000Z /);
    expect(printed).not.toContain(apiKey);
    const id =
      printed
        .split('\n')
        .find((line) => line.includes('booking'))
        ?.split(' ')[0] ?? '';
    expect(await run('keys', 'revoke', id)).toMatchObject({ code: 2 });
    expect(await run('keys', 'revoke', id, '--yes')).toMatchObject({
      code: 0,
      noted: 'The key of "booking" is revoked.\n',
    });
    expect(await outcome(integrator.call('getRoom', { params: { name: 'keyed' } }))).toBe('invalid_key');
    const messages = (await ofOperator()).filter(({ event }) => event === 'admin_key').map(({ message }) => message);
    expect(messages).toEqual(['booking: made, owner in room keyed', 'booking: revoked']);
    expect(await run('keys', 'revoke', id, '--yes')).toMatchObject({
      code: 1,
      noted: 'vroom: There is no such API key.\n',
    });
  });

  it('are refused in words', async () => {
    const past = await run('keys', 'create', 'x', '--expires', '2020-01-01');
    expect(past).toEqual({ code: 1, printed: '', noted: 'vroom: The key would have expired already.\n' });
    expect(await run('keys', 'create', 'x', '--room', 'no-such-room:owner')).toMatchObject({ code: 1, printed: '' });
    expect(await run('keys', 'create', 'x', '--admin', '--loud')).toMatchObject({ code: 2, printed: '' });
  });
});

describe('a server that runs', () => {
  it(
    'ends the meeting of a deleted room within a sweep, and cuts off a revoked key within a minute',
    { timeout: 100_000 },
    async () => {
      const chair = browser();
      await chair.rest.call('createRoom', { body: { name: 'ending' } });
      await chair.rest.call('createRoom', { body: { name: 'going-on' } });
      const inside = await chair.enter('ending');
      const elsewhere = await chair.enter('going-on');
      const key = (await run('keys', 'create', 'robot', '--room', 'going-on:participant')).printed.trim();
      const signaling = new SignalingClient({ url: server.url, apiKey: key });
      closing.push(signaling);
      const robot = new Guest(signaling);
      signaling.connect();
      await robot.online;
      await signaling.command('room:join', { room: 'going-on', media: silent });
      const cut = new Promise<void>((resolve) => signaling.onConnection((state) => state !== 'online' && resolve()));
      const list = (await run('keys', 'list')).printed;
      const id =
        list
          .split('\n')
          .find((line) => line.includes('robot'))
          ?.split(' ')[0] ?? '';
      const begun = performance.now();
      await Promise.all([run('rooms', 'delete', 'ending', '--yes'), run('keys', 'revoke', id, '--yes')]);
      const seconds = () => (performance.now() - begun) / 1000;
      const [ended, off] = await Promise.all([
        inside.next('room:ended').then((end) => ({ ...end, after: seconds() })),
        cut.then(seconds),
      ]);
      console.log(
        `The meeting ended after ${ended.after.toFixed(1)} s, the key was cut off after ${off.toFixed(1)} s.`,
      );
      expect(ended).toMatchObject({ reason: 'deleted', by: null });
      expect(ended.after).toBeLessThan(40);
      expect(off).toBeLessThan(70);
      await expect(elsewhere.signaling.command('media:update', silent)).resolves.toBeNull();
      const left = async () => (await auditTable(database)).filter(({ message }) => message.startsWith('ending: peer'));
      await expect
        .poll(async () => (await left()).at(-1))
        .toMatchObject({ event: 'room_leave', message: expect.stringContaining('meeting ended') });
    },
  );

  it("is not disturbed: no lease, no meeting and no mail is the command line's", async () => {
    const chair = browser();
    await chair.rest.call('createRoom', { body: { name: 'calm' } });
    await chair.enter('calm');
    await chair.rest.call('createInvitations', { params: { name: 'calm' }, body: { emails: ['a@example.net'] } });
    const tables = async () => {
      const rows: Row[][] = [];
      for (const name of ['leases', 'meetings', 'mails']) rows.push(await database.rows(`SELECT * FROM ${name}`));
      return rows;
    };
    await expect.poll(async () => JSON.stringify((await tables())[2])).toContain('sent');
    // Of several processes, Redis has the meetings.
    if (processCount === 1) await expect.poll(async () => (await tables())[1]?.length).toBeGreaterThan(0);
    const [leases, meetings, mails] = await tables();
    await run('rooms', 'list');
    await run('keys', 'list');
    const [leasesAfter, meetingsAfter, mailsAfter] = await tables();
    const holders = (rows: typeof leases) => rows?.map(({ holder }) => holder);
    expect([holders(leasesAfter), meetingsAfter, mailsAfter]).toEqual([holders(leases), meetings, mails]);
  });
});

describe('without a server', () => {
  it('makes the database, says which migrations ran, and then that none has to', async () => {
    const fresh = { ...environment, VROOM_DATABASE_DSN: `sqlite:${join(folder, 'fresh', 'vroom.db')}` };
    const first = await vroom(['migrate'], fresh);
    expect(first).toMatchObject({ code: 0, printed: expect.stringContaining('SessionsAndRooms1763700000000\n') });
    expect(await vroom(['migrate'], fresh)).toEqual({ code: 0, printed: '', noted: 'The database is up to date.\n' });
    expect(await vroom(['rooms', 'list'], fresh)).toMatchObject({ code: 0, noted: '' });
    const nowhere = {
      ...environment,
      VROOM_DATABASE_DSN: `sqlite:${join(environment['VROOM_ADMIN_PASSWORD_FILE'] ?? '', 'below-a-file.db')}`,
    };
    const failed = await vroom(['rooms', 'list'], nowhere);
    expect([failed.code, failed.noted]).toEqual([1, expect.stringContaining("can't be written")]);
  });

  it('checks and shows the settings', async () => {
    expect(await run('config', 'check')).toEqual({ code: 0, printed: 'The settings are fine.\n', noted: '' });
    const wrong = { ...environment, VROOM_DAEMON_LISTEN_PORT: 'x', VROOM_NONE: '', VROOM_TURN_SECRET_KEY: 'hush' };
    const checked = await vroom(['config', 'check'], wrong);
    expect(checked).toMatchObject({ code: 1, printed: '' });
    expect(checked.noted).toMatch(/VROOM_NONE is no setting[^]*LISTEN_PORT is "x"/);
    const shown = await vroom(['config', 'show', '--json'], { ...environment, VROOM_TURN_SECRET_KEY: 'hush' });
    expect(shown.printed + checked.noted).not.toContain('hush');
    expect(JSON.parse(shown.printed)).toContainEqual(
      expect.objectContaining({ variable: 'VROOM_TURN_SECRET_KEY', value: null, set: true, source: 'environment' }),
    );
  });
});
