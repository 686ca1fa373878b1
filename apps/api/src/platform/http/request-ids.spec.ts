import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { loadSettings } from '../config/load-settings.js';
import { ClientAddresses } from './client-addresses.js';
import { RequestIds } from './request-ids.js';

const ids = new RequestIds(new ClientAddresses(loadSettings({ VROOM_DAEMON_TRUSTED_PROXIES: '10.0.0.0/8' })));
const made = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const from = (remoteAddress: string | undefined, id?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-request-id': id } }) as unknown as IncomingMessage;

it.each(['0123456789abcdef0123456789abcdef', 'Z1234567@abcdefghijk-mnopqr', '7f3b2c1d-0000-4000-8000-123456789abc'])(
  'is what a proxy that is trusted says: %s',
  (id) => {
    expect(ids.of(from('10.0.0.1', id))).toBe(id);
  },
);

it.each(['short', 'x'.repeat(65), 'new\nline-------', '{"requestId":"1"}', '', undefined])(
  'is made where it says %j',
  (id) => {
    expect(ids.of(from('10.0.0.1', id))).toMatch(made);
  },
);

it('is made where somebody else says one, or has hung up', () => {
  expect(ids.of(from('192.0.2.1', '0123456789abcdef'))).toMatch(made);
  expect(ids.of(from(undefined, '0123456789abcdef'))).toMatch(made);
});

it('stays what it is', () => {
  const request = from('192.0.2.1');
  expect(ids.of(request)).toBe(ids.of(request));
  expect(ids.of(from('192.0.2.1'))).not.toBe(ids.of(request));
});
