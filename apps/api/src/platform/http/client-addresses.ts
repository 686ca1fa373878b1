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

  /** Whether the other end is a proxy that we trust. */
  isFromProxy(request: IncomingMessage): boolean {
    return this.trusted(request.socket.remoteAddress ?? '', 0);
  }

  /** Whether it came by TLS, to us or to a proxy that we trust: as Express' `request.secure`, for what passes no Express. */
  isSecure(request: IncomingMessage): boolean {
    if ('encrypted' in request.socket) return true;
    const [forwarded = ''] = String(request.headers['x-forwarded-proto'] ?? '').split(',', 1);
    return forwarded.trim() === 'https' && this.isFromProxy(request);
  }

  /** Where nobody we trust says so in a way that is an address, it is that of the other end. */
  of(request: IncomingMessage): string {
    const { remoteAddress = '' } = request.socket;
    return plainAddress(proxyaddr(request, this.trusted)) ?? plainAddress(remoteAddress) ?? '';
  }
}

/** As long as an address gets: IPv6 whose end is written as IPv4 (RFC 4291 §2.2). A zone (RFC 4007 §11) could go on for ever. */
const maxLength = 45;

/** An IPv4 address as such, also where the operating system gives it as IPv6 (`::ffff:192.0.2.1`). */
function plainAddress(address: string | undefined): string | undefined {
  if (address === undefined || address.length > maxLength || !ipaddr.isValid(address)) return undefined;
  return ipaddr.process(address).toString();
}

/**
 * What counts as one client where tries and connections are counted: an IPv4 address, or the /64 of an IPv6 one, since
 * whoever has one address of it has all (RFC 6177).
 */
export function clientNetwork(address: string): string {
  return ipv6Network(address, 4) ?? address;
}

/** The /48 that an IPv6 address is in, which many get as a whole: 65,536 clients may be one person. None of an IPv4 address. */
export function clientSite(address: string): string | undefined {
  return ipv6Network(address, 3);
}

/** @param groups how many of its eight groups of 16 bits are the network's */
function ipv6Network(address: string, groups: number): string | undefined {
  if (!ipaddr.IPv6.isValid(address)) return undefined;
  const parts = ipaddr.IPv6.parse(address).parts.slice(0, groups);
  return `${parts.map((part) => part.toString(16)).join(':')}::/${16 * groups}`;
}
