import type { IceServers } from '@vroom/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Coturn, signed } from '../../../tools/test/coturn.ts';
import { needs } from '../../../tools/test/needs.ts';
import { tryTurn } from '../../../tools/test/turn-client.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { adminPassword, Scene } from './support/scene.ts';
import { ServerWithDatabase } from './support/server-with-database.ts';
import { outcome } from './support/visitor.ts';

const coturnThere = needs('coturn');
const configuration = new URL('../../../docker/coturn/turnserver.conf', import.meta.url).pathname;
const hour = 3_600_000;
/** Some address on the internet. Nothing is sent to it. */
const elsewhere = '8.8.8.8';

function relayOf({ iceServers }: IceServers): { username: string; credential: string } {
  const { username = '', credential = '' } = iceServers.at(-1) ?? {};
  return { username, credential };
}

describe('who gets credentials', () => {
  let server: ServerWithDatabase;
  let scene: Scene;

  beforeAll(async () => {
    server = await ServerWithDatabase.start({
      VROOM_ADMIN_PASSWORD: adminPassword,
      VROOM_DAEMON_LOG_LEVEL: 'debug',
      VROOM_TURN_TURN_SERVER: 'turn:turn.example.net',
      VROOM_TURN_CREDENTIALS: 'rest',
      VROOM_TURN_SECRET_KEY: 'a-secret-nobody-may-see',
    });
    scene = await Scene.start(server.url);
  });
  afterAll(async () => {
    scene.close();
    await server.remove();
  });

  it('is who has a role, until they are sent out; and again when they are let in', async () => {
    const { params, creator } = scene;
    const browser = await scene.asker('participant');
    const asked = () => outcome(browser.rest.call('getIceServers', { params }));
    expect(await asked()).toMatchObject({ expiresAt: expect.any(String) });
    await scene.guest();
    const { id: peerId } = await browser.enter(scene.name);
    await creator.rest.call('kickMember', { params: { ...params, peerId } });
    expect(await asked()).toBe('kicked');
    expect(await outcome(browser.enter(scene.name))).toBe('kicked');
    await creator.rest.call('readmit', { params: { ...params, peerId } });
    expect(await asked()).toMatchObject({ expiresAt: expect.any(String) });
  });

  it('is nobody any more when the room is gone', async () => {
    const gone = await Scene.start(server.url);
    const browser = await gone.asker('participant');
    await gone.creator.rest.call('deleteRoom', { params: gone.params });
    expect(await outcome(browser.rest.call('getIceServers', { params: gone.params }))).toBe('room_not_found');
  });

  it('is told nowhere else: neither in the log, at any level, nor in the database', async () => {
    const { params } = scene;
    const guest = await scene.guest();
    const byRest = await scene.creator.rest.call('getIceServers', { params });
    await server.stop();
    const everything = await server.everything();
    expect(everything).toContain('/ice-servers');
    expect(everything).toContain('room_join');
    for (const secret of ['a-secret-nobody-may-see', relayOf(byRest).credential, relayOf(guest.snapshot).credential]) {
      expect(secret.length).toBeGreaterThan(10);
      expect(everything).not.toContain(secret);
    }
  });
});

describe.skipIf(coturnThere.skip)(coturnThere.title('the documented coturn'), () => {
  let coturn: Coturn;
  let server: VroomServer;
  const attempt = async (credentials: ReturnType<typeof signed>, peer = elsewhere) =>
    tryTurn({ port: coturn.port, ...credentials, peer });

  beforeAll(async () => {
    coturn = await Coturn.start({ file: configuration });
    server = await VroomServer.start(coturn.settings());
  });
  afterAll(async () => {
    await server.stop();
    await coturn.stop();
  });

  it('takes the credentials that VROOM gives by REST, and those of the snapshot', async () => {
    const scene = await Scene.start(server.url);
    const byRest = await scene.creator.rest.call('getIceServers', { params: scene.params });
    expect(await attempt(relayOf(byRest))).toBe('allowed');
    expect(await attempt(relayOf((await scene.guest()).snapshot))).toBe('allowed');
    scene.close();
  });

  it('refuses credentials that have ended, and those of another secret', async () => {
    expect(await attempt(signed(Date.now() + hour))).toBe('allowed');
    expect(await attempt(signed(Date.now() - 5000))).toBe('refused');
    expect(await attempt(signed(Date.now() + hour, 'south'))).toBe('refused');
    const { credential } = signed(Date.now() - 5000);
    expect(await attempt({ ...signed(Date.now() + hour), credential })).toBe('refused');
  });

  it.each(['127.0.0.1', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '224.0.0.1'])(
    'relays nothing to %s',
    async (peer) => {
      expect(await attempt(signed(Date.now() + hour), peer)).toBe('denied');
    },
  );

  it('has understood every line of its configuration', () => {
    expect(coturn.output).not.toMatch(/bad configuration|unknown|deprecated/i);
  });
});
