import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { loadSettings } from '../config/load-settings.js';
import { ClientAddresses, clientNetwork, clientSite } from './client-addresses.js';

function request(remoteAddress: string, forwardedFor?: string): IncomingMessage {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}

describe('ClientAddresses', () => {
  const addresses = new ClientAddresses(loadSettings({ VROOM_DAEMON_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' }));

  it.each([
    ['192.0.2.1', undefined, '192.0.2.1'],
    ['::ffff:192.0.2.1', undefined, '192.0.2.1'],
    ['2001:DB8::1', undefined, '2001:db8::1'],
    ['127.0.0.1', '192.0.2.7', '192.0.2.7'],
    ['::ffff:127.0.0.1', '192.0.2.7', '192.0.2.7'],
    ['127.0.0.1', '192.0.2.7, 10.1.2.3', '192.0.2.7'],
    // What a client claims of itself, before the first proxy that is ours.
    ['127.0.0.1', '203.0.113.9, 192.0.2.7', '192.0.2.7'],
    ['192.0.2.1', '203.0.113.9', '192.0.2.1'],
    // What is no address, from who is trusted to say one.
    ['127.0.0.1', '=HYPERLINK("https://evil.example")', '127.0.0.1'],
    ['127.0.0.1', `fe80::1%${'a'.repeat(100)}`, '127.0.0.1'],
  ])('%s, forwarded for %s: %s', (remote, forwarded, expected) => {
    expect(addresses.of(request(remote, forwarded))).toBe(expected);
  });
});

describe('whether it came by TLS', () => {
  const addresses = new ClientAddresses(loadSettings({ VROOM_DAEMON_TRUSTED_PROXIES: '10.0.0.1' }));
  const came = (remoteAddress: string, proto?: string, tls = false) =>
    addresses.isSecure({
      socket: { remoteAddress, ...(tls && { encrypted: true }) },
      headers: proto === undefined ? {} : { 'x-forwarded-proto': proto },
    } as unknown as IncomingMessage);

  it('is seen, or said by a proxy that is trusted', () => {
    expect(came('192.0.2.1', undefined, true)).toBe(true);
    expect(came('10.0.0.1', 'https')).toBe(true);
    expect(came('10.0.0.1', 'https, http')).toBe(true);
  });

  it('is not what anybody else says, nor another word', () => {
    expect(came('192.0.2.1', 'https')).toBe(false);
    expect(came('192.0.2.1')).toBe(false);
    expect(came('10.0.0.1', 'http, https')).toBe(false);
  });
});

describe('clientNetwork', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['nonsense', 'nonsense'],
  ])('%s counts as %s', (address, network) => {
    expect(clientNetwork(address)).toBe(network);
  });
});

describe('clientSite', () => {
  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:db8:1:ffff::1', '2001:db8:1::/48'],
    ['192.0.2.1', undefined],
    ['nonsense', undefined],
  ])('%s is of %s', (address, site) => {
    expect(clientSite(address)).toBe(site);
  });
});
