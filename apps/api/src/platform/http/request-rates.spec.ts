import { expect, it } from 'vitest';
import { loadSettings } from '../config/load-settings.js';
import { RequestRates } from './request-rates.js';

const rates = () => new RequestRates(loadSettings({ VROOM_DAEMON_REQUEST_RATE: '3', VROOM_DAEMON_SESSION_RATE: '1' }));
const tooMany = { code: 'too_many_requests', retryAfter: expect.any(Number) };

it('lets each client make so many calls a minute', async () => {
  const counted = rates();
  for (const address of ['192.0.2.1', '192.0.2.2']) {
    for (let call = 0; call < 3; call += 1) await counted.countRequest(address);
    await expect(counted.countRequest(address)).rejects.toMatchObject(tooMany);
  }
});

it('takes the /64 of an IPv6 address for one client, and sessions for something else than calls', async () => {
  const counted = rates();
  await counted.countSession('2001:db8::1');
  await counted.countRequest('2001:db8::1');
  await expect(counted.countSession('2001:db8::2')).rejects.toMatchObject(tooMany);
  await counted.countSession('2001:db8:0:1::1');
});
