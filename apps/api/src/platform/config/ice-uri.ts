import { isIPv4, isIPv6 } from 'node:net';

export type IceScheme = 'stun' | 'stuns' | 'turn' | 'turns';
export type IceTransport = 'udp' | 'tcp';

/** A STUN or TURN server, taken apart. */
export interface IceUri {
  scheme: IceScheme;
  /** A name or an address; an IPv6 address without its brackets. */
  host: string;
  port: number;
  /** Below TLS, where the scheme says so. */
  transport: IceTransport;
}

const form =
  /^(?<scheme>stuns?|turns?):(?<host>\[[^\]]*\]|[^[\]:?]+)(?::(?<port>\d{1,5}))?(?:\?transport=(?<transport>udp|tcp))?$/;
/** Labels of letters, digits and hyphens (RFC 1123 §2.1), or four numbers. */
const hostName = /^(?!-)[A-Za-z0-9-]{1,63}(?<!-)(\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*\.?$/;

/**
 * Reads a URI of RFC 7064 (`stun`, `stuns`: a host and a port) or RFC 7065 (`turn`, `turns`: a transport as well).
 * Browsers throw on anything else, and with it their user could not join. `undefined` where it is none.
 */
export function parseIceUri(text: string): IceUri | undefined {
  const parts = form.exec(text)?.groups;
  const scheme = parts?.['scheme'] as IceScheme | undefined;
  const host = hostOf(parts?.['host'] ?? '');
  if (!scheme || host === undefined) return undefined;
  const secure = scheme.endsWith('s');
  const port = Number(parts?.['port'] ?? (secure ? 5349 : 3478));
  if (port < 1 || port > 65_535) return undefined;
  const transport = parts?.['transport'] as IceTransport | undefined;
  if (transport && scheme.startsWith('stun')) return undefined;
  return { scheme, host, port, transport: transport ?? (secure ? 'tcp' : 'udp') };
}

function hostOf(text: string): string | undefined {
  if (text.startsWith('[')) return isIPv6(text.slice(1, -1)) ? text.slice(1, -1) : undefined;
  if (text.length > 253 || !hostName.test(text)) return undefined;
  // What ends in a number is meant as an address (WHATWG URL §3.5), and must be one.
  const last = text.split('.').findLast((label) => label !== '') ?? '';
  return /^\d+$/.test(last) && !isIPv4(text) ? undefined : text;
}
