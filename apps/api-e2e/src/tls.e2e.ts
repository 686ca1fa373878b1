/** TLS without a proxy: what the start says of certificates, and how a renewed one is taken. */
import { once } from 'node:events';
import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect as connectPlain } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Certificate } from '../../../tools/test/certificate.ts';
import { needs } from '../../../tools/test/needs.ts';
import { RedisServer } from '../../../tools/test/redis/redis-server.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { rawCall } from './support/raw-call.ts';

const certificates = needs('openssl');

describe.skipIf(certificates.skip)(certificates.title('TLS of its own'), () => {
  let folder: string;
  let one: Certificate;
  let other: Certificate;
  beforeAll(async () => {
    [folder, one, other] = await Promise.all([
      mkdtemp(join(tmpdir(), 'vroom-tls-')),
      Certificate.make(),
      Certificate.make(),
    ]);
  });
  afterAll(() => Promise.all([rm(folder, { recursive: true }), one.remove(), other.remove()]));

  const settings = (cert: string, key: string) => ({ VROOM_DAEMON_TLS_CERT: cert, VROOM_DAEMON_TLS_KEY: key });

  it.each<[string, () => Record<string, string>, () => string]>([
    [
      'a certificate without a key',
      () => ({ VROOM_DAEMON_TLS_CERT: one.cert }),
      () => 'VROOM_DAEMON_TLS_CERT is set, which needs VROOM_DAEMON_TLS_KEY: the file with its key',
    ],
    [
      'a key without a certificate',
      () => ({ VROOM_DAEMON_TLS_KEY: one.key }),
      () => 'VROOM_DAEMON_TLS_KEY is set, which needs VROOM_DAEMON_TLS_CERT: the file with its certificate',
    ],
    [
      'a file that is not there',
      () => settings('/nowhere/cert.pem', one.key),
      () => 'VROOM_DAEMON_TLS_CERT: /nowhere/cert.pem is not there',
    ],
    ['a folder', () => settings(one.cert, folder), () => `VROOM_DAEMON_TLS_KEY: ${folder} is a folder`],
    [
      'a key for a certificate',
      () => settings(one.key, one.key),
      () => `VROOM_DAEMON_TLS_CERT: ${one.key} is no certificate in PEM (-----BEGIN CERTIFICATE-----)`,
    ],
    [
      'a certificate for a key',
      () => settings(one.cert, one.cert),
      () => `VROOM_DAEMON_TLS_KEY: ${one.cert} is no private key in PEM`,
    ],
    [
      "another certificate's key",
      () => settings(one.cert, other.key),
      () => `VROOM_DAEMON_TLS_KEY: ${other.key} is not the key of the certificate in ${one.cert}`,
    ],
  ])('refuses %s, and says so', async (_what, given, message) => {
    const { code, output } = await VroomServer.fail({ VROOM_DATABASE_DSN: 'sqlite::memory:', ...given() });
    expect({ code, output }).toEqual({ code: 1, output: `VROOM can't start: ${message()}\n` });
  });

  it('serves with an expired one, and warns of it', async () => {
    const [cert, key] = [join(folder, 'old.pem'), join(folder, 'old-key.pem')];
    await copyFile(one.key, key);
    await one.writeExpired(cert);
    const server = await VroomServer.start(settings(cert, key));
    await expect.poll(() => server.output).toMatch(/"msg":"The TLS certificate has expired on \d{4}-/);
    await server.stop();
  });

  it('waits for the handshake no longer than for headers', async () => {
    const server = await VroomServer.start({ ...settings(one.cert, one.key), VROOM_DAEMON_HEADER_TIMEOUT: '1' });
    const silent = connectPlain(Number(new URL(server.url).port), '127.0.0.1');
    const half = connectPlain(Number(new URL(server.url).port), '127.0.0.1');
    await Promise.all([once(silent, 'connect'), once(half, 'connect')]);
    // The beginning of a ClientHello.
    half.write(Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01]));
    await Promise.all([once(silent.resume(), 'close'), once(half.resume(), 'close')]);
    await server.stop();
  });

  it('takes a renewed one while people are connected, and keeps the old one where the new one is wrong', async () => {
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    await Promise.all([copyFile(one.cert, cert), copyFile(one.key, key), chmod(folder, 0o755)]);
    const server = await VroomServer.start(settings(cert, key));
    const { port } = new URL(server.url);
    const shown = async () => {
      const socket = connect({ host: '127.0.0.1', port: Number(port), rejectUnauthorized: false });
      await once(socket, 'secureConnect');
      const { raw } = socket.getPeerCertificate();
      socket.destroy();
      return `-----BEGIN CERTIFICATE-----\n${raw.toString('base64').replace(/.{64}/g, '$&\n').trim()}\n-----END CERTIFICATE-----\n`;
    };
    expect(await shown()).toBe(await readFile(one.cert, 'utf8'));
    await writeFile(cert, 'half of it');
    await expect.poll(() => server.output).toContain('The TLS certificate is not renewed, and the one before stays');
    expect(await shown()).toBe(await readFile(one.cert, 'utf8'));
    await copyFile(other.cert, cert);
    await copyFile(other.key, key);
    await expect.poll(shown).toBe(await readFile(other.cert, 'utf8'));
    await server.stop();
  });
});

const redisServer = needs('redis');

describe.skipIf(redisServer.skip)(redisServer.title('a try with a certificate that vouches for itself'), () => {
  let folder: string;
  let redis: RedisServer;
  beforeAll(async () => {
    [folder, redis] = await Promise.all([mkdtemp(join(tmpdir(), 'vroom-try-')), RedisServer.start()]);
  });
  afterAll(() => Promise.all([rm(folder, { recursive: true }), redis.stop()]));

  it('is told to the operator, and kept by two processes that are replaced', async () => {
    const settings = { ...redis.settings, VROOM_DAEMON_WORKERS: '2', VROOM_DAEMON_BASE_PATH: '/vroom' };
    const server = await VroomServer.start(settings, ['env', '-C', folder], ['--tls', 'self-signed']);
    await expect.poll(() => server.output).toMatch(/docs\/proxies\.md/);
    expect(server.output).toMatch(/^VROOM is ready: https:\/\/localhost:\d+\/vroom\n/);
    const ca = await readFile(join(folder, 'data', 'tls', 'self-signed.pem'), 'utf8');
    const call = async () => {
      const { status, headers } = await rawCall(server.url, '/vroom/healthz', { ca });
      return { status, hsts: headers['strict-transport-security'] };
    };
    process.kill(server.pid, 'SIGHUP');
    const answers = [];
    while (!server.output.includes('The processes are replaced"')) answers.push(await call());
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ status: 200 })]),
    );
    expect((await server.stop()).code).toBe(0);
  });
});
