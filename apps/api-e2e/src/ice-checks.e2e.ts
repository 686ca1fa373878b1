import type { IceCheck } from '@vroom/contract';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Certificate } from '../../../tools/test/certificate.ts';
import { Coturn, signed, turnSecret } from '../../../tools/test/coturn.ts';
import { needs } from '../../../tools/test/needs.ts';
import { tryTurn } from '../../../tools/test/turn-client.ts';
import { processCount } from '../../../tools/test/redis/several-processes.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { adminPassword, Scene } from './support/scene.ts';

const tools = needs('coturn', 'openssl');
const configuration = new URL('../../../docker/coturn/turnserver.conf', import.meta.url).pathname;
const loopback = '--allow-loopback-peers';

/** What somebody in a room of this server is told, and the names of what works. */
async function examined(server: VroomServer): Promise<{ items: IceCheck[]; codes: string[] }> {
  const scene = await Scene.start(server.url);
  const { items } = await scene.creator.rest.call('checkRoomIceServers', { params: scene.params });
  scene.close();
  return { items, codes: items.map(({ kind, transport, code }) => `${kind} ${transport} ${code}`) };
}

async function withServer<T>(settings: Record<string, string>, use: (server: VroomServer) => Promise<T>): Promise<T> {
  const server = await VroomServer.start(settings);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

describe('a server without STUN and TURN', () => {
  it('is told what is missing, in the language of who asks', async () => {
    await withServer({ VROOM_ADMIN_PASSWORD: adminPassword }, async (server) => {
      const { items, codes } = await examined(server);
      expect(codes).toEqual([
        'stun udp stun_missing',
        'turn udp turn_udp_missing',
        'turn tcp turn_tcp_missing',
        'turn tls turn_tls_missing',
      ]);
      expect(items[0]).toMatchObject({ ok: false, title: expect.stringMatching(/^No STUN server is set/) });
      const scene = await Scene.start(server.url);
      const admin = await scene.asker('admin');
      await admin.rest.call('changeSession', { body: { language: 'fr' } });
      const french = await admin.rest.call('checkIceServers', {});
      expect(french.items[0]?.title).toMatch(/^Aucun serveur STUN/);
      scene.close();
    });
  });

  it('is told of servers that are not there', async () => {
    const nobody = '127.0.0.1:9';
    const settings = {
      VROOM_TURN_STUN_SERVER: `stun:${nobody}, stun:nowhere.invalid`,
      VROOM_TURN_TURN_SERVER: `turn:${nobody}, turn:${nobody}?transport=tcp, turns:${nobody}`,
      VROOM_TURN_CREDENTIALS: 'rest',
      VROOM_TURN_SECRET_KEY: turnSecret,
    };
    const { codes } = await withServer(settings, examined);
    expect(codes).toEqual([
      'stun udp unreachable',
      'stun udp unreachable',
      'turn udp unreachable',
      'turn tcp unreachable',
      'turn tls unreachable',
    ]);
  });
});

describe.skipIf(tools.skip)(tools.title('a check of coturn'), () => {
  let certificate: Certificate;
  let coturn: Coturn;

  beforeAll(async () => {
    certificate = await Certificate.make();
    coturn = await Coturn.start({ tls: certificate, options: [loopback] });
  });
  afterAll(async () => {
    await coturn.stop();
    await certificate.remove();
  });

  /** All ways to it. */
  function settings(): Record<string, string> {
    const [plain, secure] = [`127.0.0.1:${coturn.port}`, `127.0.0.1:${coturn.tlsPort}`];
    return {
      ...coturn.settings(`turn:${plain}`, `turn:${plain}?transport=tcp`, `turns:${secure}`),
      VROOM_TURN_STUN_SERVER: `stun:${plain}, stuns:${secure}`,
    };
  }

  it('finds that STUN and TURN work, over UDP, TCP and TLS', async () => {
    const { items, codes } = await withServer({ ...settings(), NODE_EXTRA_CA_CERTS: certificate.cert }, examined);
    expect(codes).toEqual([
      'stun udp stun_works',
      'stun tls stun_works',
      'turn udp turn_works',
      'turn tcp turn_works',
      'turn tls turn_works',
    ]);
    expect(items.every(({ ok, milliseconds }) => ok && milliseconds !== null && milliseconds < 5000)).toBe(true);
    await coturn.says(/user <\d+:doctor>: incoming packet REFRESH processed, success/);
  });

  it('notices a certificate that nobody trusts, and a secret that is not shared', async () => {
    const { codes } = await withServer({ ...settings(), VROOM_TURN_SECRET_KEY: 'another' }, examined);
    expect(codes).toEqual([
      'stun udp stun_works',
      'stun tls certificate',
      'turn udp credentials_refused',
      'turn tcp credentials_refused',
      'turn tls certificate',
    ]);
  });

  it('bothers the servers once for all who ask within half a minute', async () => {
    await withServer(coturn.settings(), async (server) => {
      const scene = await Scene.start(server.url);
      const ask = () => scene.creator.rest.call('checkRoomIceServers', { params: scene.params });
      const attempts = () => coturn.output.match(/doctor>: incoming packet ALLOCATE/g)?.length;
      const [first, second] = await Promise.all([ask(), ask()]);
      const [ofOne, ofAll] = [attempts(), new Set([first, second].map((answer) => JSON.stringify(answer)))];
      for (let times = 0; times < 10; times += 1) ofAll.add(JSON.stringify(await ask()));
      // Each process asks for itself.
      expect(ofAll.size).toBeLessThanOrEqual(processCount);
      expect(attempts()).toBeLessThanOrEqual((ofOne ?? 0) * processCount);
      expect(server.output).not.toContain(turnSecret);
      scene.close();
    });
  });

  it('notices a quota that is reached, and a relay that may not reach itself', async () => {
    const full = await Coturn.start({ options: [loopback, '--total-quota=1'] });
    onTestFinished(() => full.stop());
    const shut = await Coturn.start({ file: configuration });
    onTestFinished(() => shut.stop());
    // It takes one relay, wants a second one, and does not give the first one back.
    const taken = await tryTurn({ port: full.port, ...signed(Date.now() + 3_600_000), peer: '8.8.8.8' });
    expect(taken).toBe('full');
    const urls = [full, shut].map(({ port }) => `turn:127.0.0.1:${port}`);
    const { codes } = await withServer(full.settings(...urls), examined);
    expect(codes.slice(0, 2)).toEqual(['turn udp server_full', 'turn udp no_relay']);
  });
});
