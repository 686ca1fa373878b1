import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { Browser } from './support/browser-like.ts';

async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'vroom-start-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

const hashed = await hash('a lighthouse');
const proxy = { VROOM_ADMIN_PROXY_HEADER: 'X-Remote-User', VROOM_ADMIN_PROXY_ADDRESSES: '192.0.2.1' };

describe('starting', () => {
  const ready = 'VROOM is ready: http://localhost:\\d+\n';

  it.each([{ VROOM_ADMIN_PASSWORD: hashed }, proxy])(
    'prints one line with its URL, and nothing else, with %j',
    async (settings) => {
      const server = await VroomServer.start(settings);
      await expect.poll(() => server.output).toMatch(new RegExp(`^${ready}$`));
      await server.stop();
    },
  );

  it('says how to open the console, where nobody can', async () => {
    const server = await VroomServer.start();
    const hint =
      'Nobody can open the console at /admin yet: set a password with "npm run vroom -- admin set-password".\n';
    await expect.poll(() => server.output).toMatch(new RegExp(`^${ready}${hint}$`));
    await server.stop();
  });

  it('makes the database folder, and finds its rooms again after a restart', async () => {
    await using folder = await temporaryFolder();
    const settings = { VROOM_DATABASE_DSN: `sqlite:${join(folder.path, 'new', 'deep', 'vroom.db')}` };
    const first = await VroomServer.start(settings);
    const browser = new Browser(first.url);
    await browser.rest.call('createRoom', { body: { name: 'kept' } });
    await first.stop('SIGKILL');
    const second = await VroomServer.start(settings);
    const later = new Browser(second.url);
    later.cookie = browser.cookie;
    await expect(later.rest.call('getRoom', { params: { name: 'kept' } })).resolves.toMatchObject({ role: 'owner' });
    await second.stop();
  });

  it('says which port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const dsn = 'sqlite::memory:';
    const ended = await VroomServer.fail({ VROOM_DAEMON_LISTEN_PORT: String(port), VROOM_DATABASE_DSN: dsn });
    other.close();
    expect(ended.code).toBe(1);
    expect(ended.output).toContain(`port ${port} of 127.0.0.1 is in use by another program`);
  });

  it('says which folder it cannot write', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'a-file');
    await writeFile(file, '');
    const ended = await VroomServer.fail({ VROOM_DATABASE_DSN: `sqlite:${join(file, 'vroom.db')}` });
    expect(ended).toMatchObject({
      code: 1,
      output: expect.stringContaining(`The database folder ${file} can't be written`),
    });
  });

  it('says that a folder is no database', async () => {
    await using folder = await temporaryFolder();
    const ended = await VroomServer.fail({ VROOM_DATABASE_DSN: `sqlite:${folder.path}` });
    expect(ended).toMatchObject({ code: 1, output: expect.stringContaining(`${folder.path} is a folder`) });
  });

  it('says which file is no database', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'vroom.db');
    await writeFile(file, 'this is no database, but it is long enough to look like one '.repeat(20));
    const ended = await VroomServer.fail({ VROOM_DATABASE_DSN: `sqlite:${file}` });
    // In one line, and nothing else.
    expect(ended).toMatchObject({ code: 1, output: expect.stringMatching(/^VROOM can't start: .*SQLITE_NOTADB.*\n$/) });
  });

  it('says which setting is wrong', async () => {
    const ended = await VroomServer.fail({ VROOM_DAEMON_LISTEN_PORT: 'eighty' });
    expect(ended.code).toBe(1);
    expect(ended.output).toContain('VROOM_DAEMON_LISTEN_PORT is "eighty"; allowed is a whole number from 0 to 65535');
  });
});

describe('stopping', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'ends within a second on %s with people in a room',
    async (signal) => {
      const server = await VroomServer.start();
      const browser = new Browser(server.url);
      await browser.rest.call('createRoom', { body: { name: 'busy' } });
      const guest = await browser.enter('busy');
      const lost = new Promise((resolve) =>
        guest.signaling.onConnection((state) => state === 'offline' && resolve(state)),
      );
      const asked = performance.now();
      const ended = await server.stop(signal);
      expect(ended.code).toBe(0);
      expect(performance.now() - asked).toBeLessThan(1000);
      await expect(lost).resolves.toBe('offline');
      browser.close();
    },
  );
});
