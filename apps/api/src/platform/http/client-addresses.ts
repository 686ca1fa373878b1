import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import proxyaddr from 'proxy-addr';
import { SETTINGS } from '../config/config.token.js';
import type { Settings } from '../config/settings.js';

/** Where requests and sockets come from: the connection's other end, or what a trusted proxy says. */
@Injectable()
export class ClientAddresses {
  private readonly trusted: (address: string, hop: number) => boolean;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.trusted = proxyaddr.compile(settings.daemon.trusted_proxies);
  }

  of(request: IncomingMessage): string {
    return plainAddress(proxyaddr(request, this.trusted));
  }
}

/** An IPv4 address as such, also where the operating system gives it as IPv6 (`::ffff:192.0.2.1`). */
function plainAddress(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : address;
}

/**
 * What counts as one client where tries and connections are counted: an IPv4 address, or the /64 of an IPv6 one, since
 * whoever has one address of it has all (RFC 6177).
 */
export function clientNetwork(address: string): string {
  if (!ipaddr.IPv6.isValid(address)) return address;
  const parts = ipaddr.IPv6.parse(address).parts.slice(0, 4);
  return `${parts.map((part) => part.toString(16)).join(':')}::/64`;
}
