import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needs } from '../../../tools/test/needs.ts';
import { RedisServer } from '../../../tools/test/redis/redis-server.ts';
import { VroomServer } from '../../../tools/test/vroom-server.ts';
import { outcome, Visitor } from './support/visitor.ts';

const tools = needs('redis');

// Each starts servers of its own, which takes its time on a small machine.
describe.skipIf(tools.skip)(tools.title('a server with Redis'), { timeout: 120_000 }, () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await RedisServer.start('--requirepass', 'tide-tables');
  });
  afterAll(() => redis.stop());

  const at = (credentials: string, port = redis.port) => ({
    VROOM_DATABASE_REDIS: `redis://${credentials}127.0.0.1:${port}`,
  });

  /** Two processes that share it. */
  const pair = (environment: Record<string, string>) => {
    const settings = { ...at(':tide-tables@'), ...environment };
    return Promise.all([VroomServer.start(settings), VroomServer.start(settings)]);
  };

  it.each([
    ['nobody listens there', ':tide-tables@', 9, /No Redis answers at 127\.0\.0\.1:9/],
    ['a wrong password', ':ebb-tide@', undefined, /refuses the password of VROOM_DATABASE_REDIS/],
  ])('does not start without it, and says why: %s', async (_what, credentials, port, message) => {
    const { code, output } = await VroomServer.fail(at(credentials, port));
    expect(code).toBe(1);
    expect(output).toMatch(message);
    expect(output).not.toMatch(/tide-tables|ebb-tide/);
  });

  it('says whether it answers, and needs no restart when it is back', async () => {
    const server = await VroomServer.start(at(':tide-tables@'));
    const ready = async () => (await fetch(`${server.url}/readyz`)).json() as Promise<object>;
    expect(await ready()).toMatchObject({ status: 'ok', details: { redis: { status: 'up' } } });
    await redis.kill();
    await expect.poll(ready).toMatchObject({ status: 503, code: 'unavailable', detail: 'Down: redis.', retryAfter: 2 });
    await redis.run();
    await expect.poll(ready).toMatchObject({ status: 'ok', details: { redis: { status: 'up' } } });
    const { output } = await server.stop();
    expect(output).not.toContain('tide-tables');
  });

  it('limits over all processes, and in each alone while it is away', async () => {
    const servers = await pair({ VROOM_DAEMON_REQUEST_RATE: '6' });
    /** How many of ten calls at each go through. */
    const allowed = async () => {
      const calls = servers.map(async ({ url }) => {
        const visitor = new Visitor(url, '192.0.2.1');
        const answers = await Promise.all(Array.from({ length: 10 }, () => visitor.fetch('/api/v1/config')));
        visitor.close();
        return answers.filter(({ status }) => status === 200).length;
      });
      return Promise.all(calls);
    };
    const ready = async () => {
      const answers = await Promise.all(servers.map(({ url }) => fetch(`${url}/readyz`)));
      return answers.map(({ status }) => status);
    };
    const sum = ([here = 0, there = 0]: number[]) => here + there;
    expect(sum(await allowed())).toBe(6);
    await redis.kill();
    await expect.poll(ready).toEqual([503, 503]);
    expect(await allowed()).toEqual([6, 6]);
    await redis.run();
    await expect.poll(ready).toEqual([200, 200]);
    expect(sum(await allowed())).toBe(6);
    for (const server of servers) await server.stop();
  });

  it('counts wrong passwords over all processes', async () => {
    const servers = await pair({ VROOM_ADMIN_PASSWORD: await hash('a lighthouse in May') });
    const [one, other] = servers.map(({ url }) => new Visitor(url, '192.0.2.2')) as [Visitor, Visitor];
    const signIn = (visitor: Visitor, password: string) =>
      outcome(visitor.rest.call('openAdminSession', { body: { password } }).then(({ admin }) => admin));
    for (const visitor of [one, other, one, other]) expect(await signIn(visitor, 'ebb')).toBe('wrong_password');
    const right = [one, other].map((visitor) => signIn(visitor, 'a lighthouse in May'));
    expect(await Promise.all(right)).toEqual(['too_many_requests', 'too_many_requests']);
    for (const visitor of [one, other]) visitor.close();
    for (const server of servers) await server.stop();
  });
});
