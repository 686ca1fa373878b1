/** What of the stack works without an engine: its secrets, and its proxy's configuration. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../test/free-port.ts';
import { needs } from '../test/needs.ts';
import { root } from '../test/processes.ts';

const run = promisify(execFile);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vroom-stack-'));
  const own = ['.env', 'secrets'].map((name) => join(root, 'docker', name));
  await cp(join(root, 'docker'), folder, { recursive: true, filter: (path) => !own.includes(path) });
});
afterAll(() => rm(folder, { recursive: true }));

const init = (...args: string[]) => run('sh', [join(folder, 'init.sh'), ...args]);
const read = (file: string) => readFile(join(folder, file), 'utf8');

describe('init.sh', () => {
  it.each(['', 'Meet.example.org', 'meet', 'meet.example.org; reboot', '-e.example'])('takes no %j', async (name) => {
    await expect(init(name)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('is not a name') });
    await expect(stat(join(folder, '.env'))).rejects.toThrow('ENOENT');
  });

  it('makes a secret for each, shares those that two need, and never makes them again', async () => {
    await init('meet.example.org');
    const made = await read('.env');
    expect(made).toContain('PUBLIC_NAME=meet.example.org\n');
    const secrets = [...made.matchAll(/^\w+_PASSWORD=(?<secret>.*)$/gm)].map(({ groups }) => groups?.['secret']);
    const settings = await read('secrets/vroom.env');
    const turn = /^VROOM_TURN_SECRET_KEY=(?<key>.+)$/m.exec(settings)?.groups?.['key'] ?? '';
    const pad = await read('secrets/etherpad.key');
    for (const secret of [...secrets, turn, pad]) expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set([...secrets, turn, pad]).size).toBe(5);
    expect(settings).toContain(`VROOM_ETHERPAD_API_KEY=${pad}\n`);
    const turnserver = await read('secrets/turnserver.conf');
    expect(turnserver).toContain(`\nrealm=meet.example.org\nstatic-auth-secret=${turn}\n`);
    expect(turnserver.startsWith(await read('coturn/turnserver.conf'))).toBe(true);
    expect((await stat(join(folder, 'secrets'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, '.env'))).mode & 0o777).toBe(0o600);
    await init('other.example.org');
    expect(await read('.env')).toBe(made);
  });
});

const caddy = needs('caddy');

describe.skipIf(caddy.skip)(caddy.title('the proxy'), () => {
  const environment = () => ({ ...process.env, HOME: folder, PUBLIC_NAME: 'localhost' });

  it.each(['Caddyfile', 'compose.Caddyfile'])('takes %s', async (file) => {
    const args = ['validate', '--adapter', 'caddyfile', '--config', join(folder, 'caddy', file)];
    const env = { ...environment(), PUBLIC_NAME: 'meet.example.org', UPSTREAM: 'vroom:8090' };
    const { stdout } = await run('caddy', args, { env });
    expect(stdout).toContain('Valid configuration');
  });

  describe('at work', () => {
    let upstream: Server;
    let asked: IncomingHttpHeaders;
    let port: number;
    let child: ChildProcess;

    beforeAll(async () => {
      upstream = createServer(({ headers }, response) => {
        asked = headers;
        response.end();
      });
      await once(upstream.listen(0, '127.0.0.1'), 'listening');
      const [plain, secure] = [await freePort(), await freePort()];
      port = secure;
      // Only ports are others, and nobody is asked to trust its certificate.
      const options = `{\nadmin off\nskip_install_trust\nhttp_port ${plain}\nhttps_port ${secure}\n`;
      const shipped = await readFile(join(folder, 'caddy/compose.Caddyfile'), 'utf8');
      const file = join(folder, 'caddy/here.Caddyfile');
      await writeFile(file, shipped.replace(/^\{\n/m, options));
      const args = ['run', '--adapter', 'caddyfile', '--config', file];
      const UPSTREAM = `127.0.0.1:${(upstream.address() as AddressInfo).port}`;
      child = spawn('caddy', args, { env: { ...environment(), UPSTREAM }, stdio: ['ignore', 'ignore', 'pipe'] });
      await saysOf(child, 'serving initial configuration');
    });
    afterAll(async () => {
      const ended = child.exitCode === null && once(child, 'close');
      child.kill('SIGTERM');
      await ended;
      upstream.close();
    });

    /** A call to one of its sites. */
    async function ask(host: string, path: string, headers: Record<string, string> = {}): Promise<number> {
      const options = { host: '127.0.0.1', port, path, servername: host, headers: { Host: host, ...headers } };
      const call = request({ ...options, rejectUnauthorized: false, agent: false });
      const [answer] = (await once(call.end(), 'response')) as [IncomingMessage];
      answer.resume();
      return answer.statusCode ?? 0;
    }

    it('hands on nothing that a client claims of itself', async () => {
      const lies = { 'X-Forwarded-For': '203.0.113.9', 'X-Remote-User': 'mallory', 'X-Request-Id': 'mallory-was-here' };
      expect(await ask('localhost', '/pier', lies)).toBe(200);
      expect(asked['x-request-id']).toMatch(/^[\da-f-]{36}$/);
      expect(asked).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https', host: 'localhost' });
      expect(JSON.stringify(asked)).not.toMatch(/mallory|203\.0\.113\.9/);
    });

    it.each([
      ...[
        '/api',
        '/api/1.2.15/createGroup',
        '/API/1.2.15/createGroup',
        '/rest/1.2.15/createGroup',
        '/admin',
        '/admin/',
      ],
      ...['/stats', '/%61pi/1.2.15/createGroup', '//api/1.2.15/createGroup', '/p/../api/1.2.15/createGroup'],
    ])('lets nobody but VROOM to %s of Etherpad', async (path) => {
      expect(await ask('pad.localhost', path)).toBe(404);
    });

    it('lets everybody to a pad', async () => {
      // There is no Etherpad here: the proxy has tried to reach one.
      expect(await ask('pad.localhost', '/p/g.1$notes')).toBe(502);
    });
  });
});

/** Waits until a program has written this. */
async function saysOf(child: ChildProcess, words: string): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(words)) resolve();
    });
    child.once('close', (code) => reject(new Error(`It ended with ${code}:\n${said}`)));
  });
}
