import { isIP } from 'node:net';
import { maxPasswordLength } from '@vroom/contract';
import { roomNamePattern } from '@vroom/room-policy';
import ipaddr from 'ipaddr.js';
import * as z from 'zod';
import { isPasswordHash } from '../crypto/password-hash.js';

/** A comma-separated list, each entry with optional quotes, as the original's settings had it. */
function list(text: string): string[] {
  const entries = text.split(',').map((entry) => entry.trim().replace(/^(['"])(.*)\1$/, '$2'));
  return entries.filter((entry) => entry !== '');
}

/** A list of URIs of the given schemes (RFC 7064 for `stun`, RFC 7065 for `turn`). */
export function uriList(schemes: readonly string[]) {
  const host = String.raw`(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+)`;
  const pattern = new RegExp(`^(${schemes.join('|')}):${host}(:\\d{1,5})?(\\?transport=(udp|tcp))?$`);
  const allowed = `a comma-separated list such as ${schemes[0]}:host.example.net:3478`;
  return z
    .string()
    .transform(list)
    .refine((uris) => uris.every((uri) => pattern.test(uri)), { error: allowed });
}

export function integer(min: number, max: number) {
  return z
    .string()
    .regex(/^\d+$/, { error: `a whole number from ${min} to ${max}` })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: `a whole number from ${min} to ${max}` });
}

export function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `one of ${values.join(', ')}` });
}

export const listenAddress = z.string().refine((value) => value === 'localhost' || isIP(value) !== 0, {
  error: 'an IP address such as 127.0.0.1 or ::, or localhost',
});

export const databaseDsn = z.string().regex(/^sqlite:.+$/, { error: 'sqlite:PATH, for example sqlite:data/vroom.db' });

/** Addresses and networks in CIDR notation. */
export const addressList = z
  .string()
  .transform(list)
  .refine((entries) => entries.every((entry) => ipaddr.isValidCIDR(entry) || ipaddr.isValid(entry)), {
    error: 'a comma-separated list of addresses and networks such as 10.0.0.5, fd00::/8',
  });

/** Names of rooms. */
export const names = z
  .string()
  .transform((text) => list(text).map((name) => name.toLowerCase()))
  .refine((entries) => entries.every((name) => roomNamePattern.test(name)), {
    error: 'a comma-separated list of room names such as test, meeting',
  });

/** A password as such, or its hash; what begins like a hash was meant as one, and must be. */
export const passwordOrHash = z
  .string()
  .refine((text) => (text.startsWith('$argon2') ? isPasswordHash(text) : text.length <= maxPasswordLength), {
    error: `an argon2id hash ($argon2id$v=19$m=…,t=…,p=…$…$…), or a password of at most ${maxPasswordLength} characters`,
  });
