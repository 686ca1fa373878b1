import { isIP, isIPv6 } from 'node:net';

/** Where to listen. */
export interface ListenPlace {
  host: string;
  port: number;
}

/** `127.0.0.1:9464`, `[::1]:9464` or `localhost:9464`; `undefined` where it is none of these. */
export function parseListenPlace(text: string): ListenPlace | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  const host = bracketed ?? plain;
  if (host === undefined || port > 65_535) return undefined;
  const fits = bracketed === undefined ? host === 'localhost' || isIP(host) === 4 : isIPv6(host);
  return fits ? { host, port } : undefined;
}
