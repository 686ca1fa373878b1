/** VROOM behind Debian's Apache and nginx, with the configurations that ship: at the root of a site, and under a path. */
import { once } from 'node:events';
import { get } from 'node:http';
import { request } from 'node:https';
import { contractVersion } from '@vroom/contract';
import type { IncomingMessage } from 'node:http';
import type { Browser } from 'playwright-core';
import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Certificate } from '../../../tools/test/certificate.ts';
import { needs } from '../../../tools/test/needs.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { WebProxy } from '../../../tools/test/web-proxy.ts';
import { launchChromium, newPerson } from './support/chromium.ts';
import { Person } from './support/person.ts';
import { makeOwnRoom, makeSilentRoom } from './support/rooms.ts';

const tools = needs('chromium', 'openssl', 'apache', 'nginx');
const password = 'a lighthouse in May';
const lie = { 'X-Forwarded-For': '203.0.113.9', 'X-Remote-User': 'mallory', 'X-Request-Id': 'mallory-was-here' };

describe.skipIf(tools.skip)(tools.title('behind a proxy'), () => {
  let certificate: Certificate;
  let servers: { host: VroomServer; alias: VroomServer };
  let proxies: { apache: WebProxy; nginx: WebProxy };
  let browser: Browser;
  let people: Person[] = [];

  beforeAll(async () => {
    const settings = {
      VROOM_ADMIN_PASSWORD: password,
      VROOM_ADMIN_PROXY_HEADER: 'X-Remote-User',
      VROOM_ADMIN_PROXY_ADDRESSES: '127.0.0.1',
      VROOM_DAEMON_TRUSTED_PROXIES: '127.0.0.1',
    };
    const [made, host, alias, started] = await Promise.all([
      Certificate.make(),
      VroomServer.start(settings),
      VroomServer.start({ ...settings, VROOM_DAEMON_BASE_PATH: '/vroom' }),
      launchChromium('granted', ['--ignore-certificate-errors']),
    ]);
    [certificate, servers, browser] = [made, { host, alias }, started];
    const places = { cert: made.cert, key: made.key, atRoot: new URL(host.url).port, atPath: new URL(alias.url).port };
    const [apache, nginx] = await Promise.all([WebProxy.start('apache', places), WebProxy.start('nginx', places)]);
    proxies = { apache, nginx };
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([...Object.values(proxies), ...Object.values(servers)].map((each) => each.stop()));
    await certificate.remove();
  });
  afterEach(async () => {
    const problems = people.flatMap((each) => each.problems.map((problem) => `${each.name}: ${problem}`));
    await Promise.all(people.map(({ page }) => page.context().close()));
    people = [];
    // Also what a content security policy forbids.
    expect(problems).toEqual([]);
  });

  const person = async (name: string) => {
    const made = new Person(await newPerson(browser), name);
    people.push(made);
    return made;
  };

  // Each with a stranger of its own: the audit has the same refusal of the same address once.
  const sites = [
    ['apache', 'host', '', '127.0.0.2'],
    ['apache', 'alias', '/vroom', '127.0.0.3'],
    ['nginx', 'host', '', '127.0.0.4'],
    ['nginx', 'alias', '/vroom', '127.0.0.5'],
  ] as const;

  it.each(sites)('%s (%s): two people meet', async (name, site, path) => {
    const url = `https://localhost:${proxies[name].ports[site]}${path}`;
    const [ann, bob] = [await person('Ann'), await person('Bob')];
    const address = await makeSilentRoom(ann, url, `pier-${name}`);
    await bob.join(address);
    await ann.seesConnections(1);
    const [cookie] = await ann.page.context().cookies();
    expect(cookie).toMatchObject({ name: 'vroom_session', path: path || '/', secure: true, httpOnly: true });
  });

  it('from the start page under a path into a room, with camera and microphone', async () => {
    const ann = await person('Ann');
    const address = await makeOwnRoom(ann, `https://localhost:${proxies.apache.ports.alias}/vroom`, 'pictures');
    const bob = await person('Bob');
    await bob.join(address);
    await ann.seesAndHears(1);
    await bob.leave();
    expect(new URL(bob.page.url()).pathname).toBe('/vroom/goodbye/pictures');
    await bob.page.goto(new URL('/vroom/api/docs', address).href);
    await bob.page.locator('.opblock').first().waitFor();
  });

  it.each(sites)('%s (%s): who asks is who connects, whatever they claim', async (name, site, path, stranger) => {
    const { output: before } = servers[site];
    const port = proxies[name].ports[site];
    const call = request({
      ...{ host: '127.0.0.1', port, path: `${path}/api/v1/admin/session`, localAddress: stranger },
      ...{ method: 'POST', rejectUnauthorized: false, headers: { ...lie, 'Content-Type': 'application/json' } },
    });
    call.end(JSON.stringify({ password: 'a guess' }));
    const [{ statusCode, headers }] = (await once(call, 'response')) as [IncomingMessage];
    expect(statusCode).toBe(401);
    expect(headers['x-request-id']).toMatch(/^[\da-f-]{32,36}$/);
    const socket = io(`https://127.0.0.1:${port}`, {
      ...{ path: `${path}/socket.io`, transports: ['websocket'], reconnection: false, rejectUnauthorized: false },
      ...{ localAddress: stranger, auth: { version: contractVersion } },
      extraHeaders: { ...lie, Origin: 'https://evil.example' },
    });
    const refusal = await new Promise<Error>((resolve) => socket.once('connect_error', resolve));
    expect(refusal).toMatchObject({ data: { code: 'origin_denied' } });
    const written = () => servers[site].output.slice(before.length);
    await expect.poll(written).toMatch(/"event":"api_action_denied".*handshake origin_denied/);
    const addresses = [...written().matchAll(/"address":"([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(1);
    expect(new Set(addresses)).toEqual(new Set([stranger]));
    expect(written()).not.toContain('mallory');
  });

  it.each(sites)('%s (%s): the token of an invitation is in no log', async (name, site, path) => {
    const proxy = proxies[name];
    const ask = async (what: string) => {
      const call = request({
        host: '127.0.0.1',
        port: proxy.ports[site],
        path: path + what,
        rejectUnauthorized: false,
      });
      const [answer] = (await once(call.end(), 'response')) as [IncomingMessage];
      await once(answer.resume(), 'end');
      return answer.statusCode;
    };
    expect(await ask('/api/v1/invitations/a-secret-token')).toBe(404);
    expect(await ask('/healthz?after')).toBe(200);
    await expect.poll(() => proxy.calls(site)).toContain('/healthz?after');
    expect(await proxy.calls(site)).not.toContain('a-secret-token');
  });

  it.each(['apache', 'nginx'] as const)(
    '%s leads to HTTPS, and to the page of a path without its slash',
    async (name) => {
      const { plain, host, alias } = proxies[name].ports;
      const [answer] = (await once(get({ host: '127.0.0.1', port: plain, path: '/pier' }), 'response')) as [
        IncomingMessage,
      ];
      answer.resume();
      expect(answer).toMatchObject({ statusCode: 301, headers: { location: `https://localhost:${host}/pier` } });
      const { page } = await person('Ann');
      await page.goto(`https://localhost:${alias}/vroom`);
      expect(page.url()).toBe(`https://localhost:${alias}/vroom/`);
      await page.getByRole('textbox').waitFor();
    },
  );
});
