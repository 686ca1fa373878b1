/** Apache and nginx with what the pages add to the files that ship, and what the pages say of it. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, chmod, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allBlocks } from '../../../tools/documentation/blocks.ts';
import { Certificate } from '../../../tools/test/certificate.ts';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { WebProxy } from '../../../tools/test/web-proxy.ts';

const tools = needs('openssl', 'apache', 'nginx', 'curl');
const password = 'a lighthouse in May';
/** Neither the proxy nor VROOM: somebody from elsewhere. */
const stranger = '127.0.0.9';
const tries = allBlocks().filter(({ mark }) => mark === 'through a proxy');

describe.skipIf(tools.skip)(tools.title('what the pages add to'), () => {
  let folder: string;
  let certificate: Certificate;
  let server: VroomServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vroom-pages-'));
    // The workers of the proxies are another user.
    await chmod(folder, 0o755);
    const hash = createHash('sha1').update(password).digest('base64');
    await writeFile(join(folder, 'vroom-admins'), `ann:{SHA}${hash}\n`);
    [certificate, server] = await Promise.all([
      Certificate.make(),
      VroomServer.start({ VROOM_ADMIN_PROXY_HEADER: 'X-Remote-User', VROOM_ADMIN_PROXY_ADDRESSES: '127.0.0.1' }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([server.stop(), certificate.remove(), rm(folder, { recursive: true })]);
  });

  it.each(['apache', 'nginx'] as const)('%s lets in whom it has checked, and nobody else', async (name) => {
    const { port: atRoot } = new URL(server.url);
    const blocks = allBlocks().filter(({ language }) => language === name);
    const texts = blocks.map(({ text }) =>
      text
        .replaceAll('127.0.0.1:8090', `127.0.0.1:${atRoot}`)
        .replaceAll(/\/etc\/\w+\/(vroom-admins)/g, `${folder}/$1`),
    );
    expect(texts.join('\n')).toContain(folder);
    const places = { cert: certificate.cert, key: certificate.key, atRoot, atPath: atRoot };
    const proxy = await WebProxy.start(name, places, texts.join('\n'));
    const here = (text: string) =>
      text
        .replaceAll('https://meet.example.org', `https://localhost:${proxy.ports.host}`)
        .replaceAll('http://vroom.example.org:8090', server.url);
    const shell = async (text: string) => {
      const curl = `curl() { command curl --insecure --ipv4 --interface ${stranger} "$@"; }`;
      return (await promisify(execFile)('bash', ['--norc', '-euc', `${curl}\n${here(text)}`])).stdout;
    };
    const said = await Promise.all(tries.map(({ text }) => shell(text)));
    expect(said).toEqual(['403\n', '401\n']);
    const json = `-H 'Content-Type: application/json' -d '{}'`;
    const signIn = (word: string) =>
      shell(`curl -s -u 'ann:${word}' -H 'X-Remote-User: me' ${json} https://meet.example.org/api/v1/admin/session`);
    expect(await signIn('a guess')).not.toContain('"admin":true');
    expect(await signIn(password)).toContain('"admin":true');
    await expect.poll(() => server.output).toMatch(/"event":"admin_login".*ann/);
    await proxy.stop();
  });
});
