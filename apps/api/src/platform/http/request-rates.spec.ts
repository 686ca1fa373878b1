import { beforeEach, describe, expect, it } from 'vitest';
import { memoryBudgets, redisBudgets } from '../../testing/budgets.js';
import { testRedisUrl } from '../../testing/test-redis.js';
import { loadSettings } from '../config/load-settings.js';
import type { Budgets } from '../throttle/budgets.js';
import { RequestRates } from './request-rates.js';

/** In memory, and on Redis where the tests are run for that. */
const kinds: [string, () => Promise<Budgets>][] =
  testRedisUrl === undefined ? [['memory', memoryBudgets]] : [['Redis', async () => (await redisBudgets()).budgets]];

const perMinute = { VROOM_DAEMON_REQUEST_RATE: '3', VROOM_DAEMON_SESSION_RATE: '1', VROOM_DAEMON_SAMPLE_RATE: '2' };
const settings = loadSettings(perMinute);
const tooMany = { code: 'too_many_requests', retryAfter: expect.any(Number) };

describe.each(kinds)('rates in %s', (_name, create) => {
  let rates: RequestRates;
  beforeEach(async () => {
    rates = new RequestRates(await create(), settings);
  });

  it('let each client make so many calls a minute', async () => {
    for (const address of ['192.0.2.1', '192.0.2.2']) {
      for (let call = 0; call < 3; call += 1) await rates.countRequest(address);
      await expect(rates.countRequest(address)).rejects.toMatchObject(tooMany);
    }
  });

  it('take the /64 of an IPv6 address for one client, and sessions for something else than calls', async () => {
    await rates.countSession('2001:db8::1');
    await rates.countRequest('2001:db8::1');
    await expect(rates.countSession('2001:db8::2')).rejects.toMatchObject(tooMany);
    await rates.countSession('2001:db8:0:1::1');
  });

  it('count each kind of work apart', async () => {
    for (let sample = 0; sample < 2; sample += 1) await rates.countSample('192.0.2.1');
    await expect(rates.countSample('192.0.2.1')).rejects.toMatchObject(tooMany);
    for (let join = 0; join < 3; join += 1) await rates.countJoin('192.0.2.1');
    await expect(rates.countJoin('192.0.2.1')).rejects.toMatchObject(tooMany);
    for (let call = 0; call < 3; call += 1) await rates.countRequest('192.0.2.1');
    await rates.countSession('192.0.2.1');
    await rates.countFeedback('192.0.2.1');
  });
});
