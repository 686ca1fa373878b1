import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../tools/test/databases/new-database.ts';
import type { TestDatabase } from '../../../tools/test/databases/test-database.ts';
import { needs } from '../../../tools/test/needs.ts';
import { RedisServer } from '../../../tools/test/redis/redis-server.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { Browser } from './support/browser-like.ts';

const tools = needs('redis');

/** The processes that another one has started, by their ids. */
function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A call by a connection of its own, which the supervisor gives to either of the processes. */
function call(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = get(`${url}/healthz`, { agent: false, timeout: 10_000 }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    });
    asked.once('timeout', () => asked.destroy(new Error('No answer'))).once('error', reject);
  });
}

type Answer = number | string | undefined;

/** Several callers, each of whom calls again as soon as it is answered, until they are told to end. */
function callOver(url: string): { end(): Promise<Answer[]> } {
  let over = false;
  const answers: Answer[] = [];
  const caller = async () => {
    while (!over) answers.push(await call(url).catch(String));
  };
  const calling = Promise.all(Array.from({ length: 8 }, caller));
  return {
    end: async () => {
      over = true;
      await calling;
      return answers;
    },
  };
}

// Each starts several processes, which takes its time on a small machine.
describe.skipIf(tools.skip)(tools.title('several workers'), { timeout: 120_000 }, () => {
  let redis: RedisServer;
  let folder: string;
  let file: string;
  let database: TestDatabase;
  let passwordFile: string;
  let server: VroomServer;
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterAll(() => redis.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vroom-workers-'));
    file = join(folder, 'settings.ini');
    await writeFile(file, '[daemon]\nworkers = 2\n[interface]\nname = Of the file\n');
    database = await newDatabase();
    passwordFile = join(folder, 'admin-password');
    server = await VroomServer.start(settings());
  }, 60_000);
  afterEach(async () => {
    await server.stop('SIGKILL');
    await database.remove();
    await rm(folder, { recursive: true });
  });

  const settings = () => ({
    ...database.settings,
    ...redis.settings,
    VROOM_CONFIG: file,
    VROOM_ADMIN_PASSWORD_FILE: passwordFile,
  });
  const slow = { timeout: 60_000 };

  it('are ready together, say so once, and serve one instance', async () => {
    await expect
      .poll(() => server.output)
      .toMatch(/^VROOM is ready: http:\/\/localhost:[1-9]\d*\nNobody can open the console.+\n$/);
    expect(childrenOf(server.pid)).toHaveLength(2);
    const browser = new Browser(server.url);
    await browser.rest.call('createRoom', { body: { name: 'shared' } });
    await expect(browser.rest.call('getRoom', { params: { name: 'shared' } })).resolves.toMatchObject({
      role: 'owner',
    });
  });

  it('are replaced when they are killed, and the others serve meanwhile', async () => {
    const [first, second] = childrenOf(server.pid) as [number, number];
    process.kill(first, 'SIGKILL');
    await expect.poll(() => isThere(first)).toBe(false);
    // A call that the dead one had, or was just given, is lost with it; whoever asks again is answered.
    const answered = async () => call(server.url).catch(() => call(server.url));
    for (let calls = 0; calls < 20; calls++) expect(await answered()).toBe(200);
    await expect.poll(() => childrenOf(server.pid), slow).toHaveLength(2);
    expect(childrenOf(server.pid)).toContain(second);
    expect(childrenOf(server.pid)).not.toContain(first);
    await expect.poll(() => server.output).toContain('A process ended by itself; another one is started');
  });

  it('are replaced one by one on SIGHUP, with the settings of the start, and no call fails', async () => {
    const old = childrenOf(server.pid);
    await writeFile(file, 'half of an edit');
    const calls = callOver(server.url);
    process.kill(server.pid, 'SIGHUP');
    await expect.poll(() => old.filter(isThere), slow).toHaveLength(1);
    await expect.poll(() => server.output, slow).toContain('The processes are replaced"');
    const answers = await calls.end();
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.filter((answer) => answer !== 200)).toEqual([]);
    expect(old.filter(isThere)).toEqual([]);
    expect(childrenOf(server.pid)).toHaveLength(2);
    await expect(new Browser(server.url).rest.call('getConfig', {})).resolves.toMatchObject({ name: 'Of the file' });
  });

  it('stay where the new ones could not start, and go on serving', async () => {
    const old = childrenOf(server.pid);
    await writeFile(passwordFile, '$argon2id$broken$');
    process.kill(server.pid, 'SIGHUP');
    await expect.poll(() => server.output, slow).toContain('A new process can not start; the old ones stay');
    expect(server.output).toContain('which holds a hash that is none');
    expect(childrenOf(server.pid)).toEqual(old);
    for (let calls = 0; calls < 4; calls++) expect(await call(server.url)).toBe(200);

    await rm(passwordFile);
    process.kill(server.pid, 'SIGHUP');
    await expect.poll(() => old.filter(isThere), slow).toEqual([]);
    expect(await call(server.url)).toBe(200);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('end together on %s, with people in a room', async (signal) => {
    const workers = childrenOf(server.pid);
    const browser = new Browser(server.url);
    await browser.rest.call('createRoom', { body: { name: 'busy' } });
    const guest = await browser.enter('busy');
    const lost = new Promise((resolve) =>
      guest.signaling.onConnection((state) => state === 'offline' && resolve(state)),
    );
    const asked = performance.now();
    expect((await server.stop(signal)).code).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(workers.filter(isThere)).toEqual([]);
    expect(await lost).toBe('offline');
    browser.close();
  });

  it('end by themselves when their supervisor is killed', async () => {
    const workers = childrenOf(server.pid);
    // Settled when nobody writes to its output any more, the workers neither.
    await server.stop('SIGKILL');
    await expect.poll(() => workers.filter(isThere), slow).toEqual([]);
    expect(server.output).not.toMatch(/can't stop/);
  });

  it('say once what is wrong when they can not start, and end with it', async () => {
    const { port } = new URL(server.url);
    const { code, output } = await VroomServer.fail({ ...settings(), VROOM_DAEMON_LISTEN_PORT: port });
    expect(code).toBe(1);
    expect(output.match(/VROOM can't start: port \d+ of 127\.0\.0\.1 is in use/g)).toHaveLength(1);
  });
});

it('several workers do not start without Redis', async () => {
  const { code, output } = await VroomServer.fail({ VROOM_DAEMON_WORKERS: '2' });
  expect(code).toBe(1);
  expect(output).toBe(
    "VROOM can't start: VROOM_DAEMON_WORKERS makes 2 processes, which need VROOM_DATABASE_REDIS: the server through which they work together, such as redis://localhost:6379; without it allowed is 1\n",
  );
});
