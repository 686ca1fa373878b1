import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestRedis, testRedisUrl } from '../../testing/test-redis.js';
import { RedisLink } from './redis-link.js';

let links: RedisLink[];
// It says in the log that the connection is lost; here the tests' own doing.
beforeEach(() => {
  links = [];
  Logger.overrideLogger(false);
});
afterEach(() => {
  for (const link of links) link.onApplicationShutdown();
});

async function open(opening: Promise<RedisLink> = openTestRedis()): Promise<RedisLink> {
  const link = await opening;
  links.push(link);
  return link;
}

const url = (credentials: string, path = '') => `${testRedisUrl?.replace('//', `//${credentials}`)}${path}`;

describe('the link to Redis', () => {
  it("is to one of a server's databases, as one of its users", async () => {
    const admin = await open();
    const [user, password] = [`ann-${randomUUID()}`, 'tide@tables'];
    await admin.ask((redis) => redis.acl('SETUSER', user, 'on', `>${password}`, '+@all', '~*', '&*'));
    const link = await open(RedisLink.open(url(`${user}:tide%40tables@`, '/3')));
    expect(link.prefix).toBe('vroom:3:');
    expect(await link.ask((redis) => redis.client('INFO'))).toMatch(new RegExp(` db=3 .* user=${user} `));
  });

  it('says which user is refused, and no password', async () => {
    const refused = RedisLink.open(url('bob:ebb@'));
    await expect(refused).rejects.toThrow(/refuses the user bob .*WRONGPASS/);
    await expect(refused).rejects.not.toThrow(/ebb/);
  });

  it('says that nobody answers', async () => {
    const message = /No Redis answers at 127\.0\.0\.1:9 .*ECONNREFUSED/;
    await expect(RedisLink.open('redis://127.0.0.1:9')).rejects.toThrow(message);
  });

  it('fails at once while it is cut, and is there again by itself', async () => {
    const link = await open();
    const [lost, back] = [once(link, 'close'), once(link, 'ready')];
    link.commands.disconnect(true);
    await lost;
    await expect(link.ask((redis) => redis.ping())).rejects.toMatchObject({ code: 'unavailable', retryAfter: 2 });
    await back;
    expect(await link.ask((redis) => redis.ping())).toBe('PONG');
  });

  it('does not call a fault of ours an absence', async () => {
    const link = await open();
    await expect(link.ask((redis) => redis.call('NO-SUCH-COMMAND'))).rejects.toThrow(/unknown command/);
  });
});

function once({ commands }: RedisLink, event: string): Promise<unknown> {
  return new Promise((resolve) => commands.once(event, resolve));
}
