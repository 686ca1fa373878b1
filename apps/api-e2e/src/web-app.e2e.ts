import { readdir } from 'node:fs/promises';
import { get } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VroomServer } from '../../../tools/test/vroom-server.ts';

const webAppFolder = fileURLToPath(new URL('../../web/dist/browser/', import.meta.url));

let server: VroomServer;
beforeAll(async () => {
  server = await VroomServer.start();
});
afterAll(() => server.stop());

/** Without `fetch`, which would undo the compression that is looked at here. */
async function head(path: string, encoding = 'identity'): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(new URL(path, server.url), { headers: { 'Accept-Encoding': encoding } }, (response) => {
      response.resume();
      resolve(response);
    }).on('error', reject);
  });
}

async function mainScript(): Promise<string> {
  const page = await (await fetch(server.url)).text();
  const name = /src="(main-[^"]+\.js)"/.exec(page)?.[1];
  if (name === undefined) throw new Error(`No main script in ${page}`);
  return `/${name}`;
}

describe('the web app', () => {
  it.each(['/', '/some-room', '/Some-Room', '/goodbye/some-room'])(
    'answers %s with the page, never cached',
    async (path) => {
      const response = await head(path);
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-type']).toMatch(/^text\/html/);
      expect(response.headers['cache-control']).toBe('no-cache');
    },
  );

  it('lets every file of the build with a hash in its name be kept for a year', async () => {
    const hashed = (await readdir(webAppFolder)).filter((name) => /-[\w-]{8}\.(js|css)$/.test(name));
    expect(hashed.length).toBeGreaterThan(5);
    for (const name of hashed) {
      expect((await head(`/${name}`)).headers['cache-control'], name).toBe('public, max-age=31536000, immutable');
    }
  });

  it('is for reading: another method finds nothing', async () => {
    const response = await fetch(`${server.url}/atelier`, { method: 'POST' });
    expect(response.status).toBe(404);
    expect(response.headers.get('Content-Type')).toContain('application/problem+json');
  });

  it('gives hashed files for a year, compressed as the browser can read it', async () => {
    const script = await mainScript();
    const [plain, gzip, brotli] = await Promise.all(['identity', 'gzip', 'gzip, br'].map((each) => head(script, each)));
    expect(plain?.headers['content-encoding']).toBeUndefined();
    expect(gzip?.headers['content-encoding']).toBe('gzip');
    expect(brotli?.headers['content-encoding']).toBe('br');
    expect(brotli?.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(brotli?.headers.vary).toBe('Accept-Encoding');
    expect(Number(brotli?.headers['content-length'])).toBeLessThan(Number(plain?.headers['content-length']) / 2);
  });

  it.each(['/main-XXXXXXXX.js', '/favicon-none.svg', '/../package.json', '/%2e%2e/package.json', '/api/nothing'])(
    'answers %s with 404',
    async (path) => {
      expect((await head(path)).statusCode).toBe(404);
    },
  );
});

describe('health', () => {
  it.each(['/healthz', '/readyz'])('%s is ok', async (path) => {
    const response = await fetch(server.url + path);
    expect(await response.json()).toMatchObject({ status: 'ok' });
  });
});
