import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RestClient } from '@vroom/api-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VroomServer } from '../../../tools/test/vroom-server.ts';

const ours = ['Evening window', 'First light', 'Paper boats', 'Slow water', 'Small lanterns'];
const secret = 'nobody outside may read this';

let root: string;
let folder: string;
let server: VroomServer;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'vroom-music-'));
  // With a dot in its path, as in somebody's home folder.
  folder = join(root, '.vroom', 'music');
  await mkdir(folder, { recursive: true });
  await writeFile(join(root, '.vroom', 'secret.mp3'), secret);
  await symlink(join(root, '.vroom', 'secret.mp3'), join(folder, 'link.mp3'));
  await writeFile(join(folder, 'settings.ini'), secret);
  server = await VroomServer.start({ VROOM_DIRECTORIES_MUSIC: folder });
});
afterAll(async () => {
  await server.stop();
  await rm(root, { recursive: true });
});

async function titles(url = server.url): Promise<string[]> {
  const { items } = await new RestClient({ baseUrl: url }).call('getMusic', {});
  return items.map(({ title }) => title);
}

/** The path exactly as it stands here: `fetch` would resolve the dots before anybody could refuse them. */
async function get(path: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode, body }));
    })
      .on('error', reject)
      .end();
  });
}

describe('the music on hold', () => {
  it('is what VROOM brings along, where the operator has nothing', async () => {
    expect(await titles()).toEqual(ours);
    const { items } = await new RestClient({ baseUrl: server.url }).call('getMusic', {});
    for (const { url } of items) {
      const response = await fetch(`${server.url}/${url}`);
      expect(response.headers.get('Content-Type')).toBe('audio/mpeg');
      expect((await response.arrayBuffer()).byteLength).toBeLessThan(300_000);
    }
  });

  it('has what is dropped into the folder, without a restart, until it is taken out again', async () => {
    await writeFile(join(folder, 'Ça & là.flac'), 'first');
    expect(await titles()).toEqual(['Ça & là', ...ours]);
    const { items } = await new RestClient({ baseUrl: server.url }).call('getMusic', {});
    const response = await fetch(`${server.url}/${items[0]?.url}`);
    expect(response.headers.get('Content-Type')).toBe('audio/flac');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(await response.text()).toBe('first');
    await rm(join(folder, 'Ça & là.flac'));
    expect(await titles()).toEqual(ours);
  });

  it('lets a file of the operator stand in for ours of the same name', async () => {
    await writeFile(join(folder, 'first-light.mp3'), 'theirs');
    expect(await titles()).toEqual(ours);
    expect((await get('/api/v1/music/first-light.mp3')).body).toBe('theirs');
    await rm(join(folder, 'first-light.mp3'));
    expect((await get('/api/v1/music/first-light.mp3')).body).not.toBe('theirs');
  });

  it.each([
    ['audio/mpeg', 'a.mp3'],
    ['audio/ogg', 'a.ogg'],
    ['audio/ogg; codecs=opus', 'a.opus'],
    ['audio/mp4', 'a.m4a'],
    ['audio/wav', 'a.WAV'],
    ['audio/flac', 'a.flac'],
  ])('gives %s for %s', async (type, name) => {
    await writeFile(join(folder, name), '0123456789');
    const response = await fetch(`${server.url}/api/v1/music/${name}`);
    expect(response.headers.get('Content-Type')).toBe(type);
    await rm(join(folder, name));
  });

  it('gives parts of a file, as players ask for them', async () => {
    await writeFile(join(folder, 'parts.mp3'), '0123456789');
    const part = async (range: string) => {
      const response = await fetch(`${server.url}/api/v1/music/parts.mp3`, { headers: { Range: range } });
      return [response.status, response.headers.get('Content-Range'), await response.text()];
    };
    expect(await part('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await part('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789']);
    expect(await part('bytes=-2')).toEqual([206, 'bytes 8-9/10', '89']);
    expect(await part('bytes=10-')).toEqual([416, 'bytes */10', '']);
  });

  it.each([
    '../secret.mp3',
    '..%2fsecret.mp3',
    '..%2Fsecret.mp3',
    '%2e%2e%2fsecret.mp3',
    '%2e%2e/secret.mp3',
    '..%5csecret.mp3',
    '..%252fsecret.mp3',
    '....//secret.mp3',
    'x/../../secret.mp3',
    'link.mp3',
    'settings.ini',
    '.%2fsettings.ini',
    'settings.ini%00.mp3',
    '%2fetc%2fpasswd',
    encodeURIComponent('/etc/passwd'),
    'none.mp3',
    '%ff.mp3',
  ])('gives nothing for %s', async (name) => {
    const { status, body } = await get(`/api/v1/music/${name}`);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain(secret);
    expect(body).not.toContain('root:');
  });

  it('does without the folder where it is missing', async () => {
    const other = await VroomServer.start({ VROOM_DIRECTORIES_MUSIC: join(root, 'later') });
    expect(await titles(other.url)).toEqual(ours);
    expect(other.output).toContain('VROOM_DIRECTORIES_MUSIC');
    await mkdir(join(root, 'later'));
    await writeFile(join(root, 'later', 'late.mp3'), 'late');
    expect(await titles(other.url)).toContain('Late');
    await other.stop();
  });
});
