import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { maxPasswordLength } from '@vroom/contract';
import { roomNamePattern } from '@vroom/room-policy';
import ipaddr from 'ipaddr.js';
import * as z from 'zod';
import { isPasswordHash } from '../crypto/password-hash.js';
import { parseDatabaseDsn } from './database-dsn.js';
import { parseIceUri, type IceScheme } from './ice-uri.js';
import { parseListenPlace } from './listen-place.js';
import { parseRedisUrl } from './redis-url.js';
import { parseSmtpUrl } from './smtp-url.js';

/** A comma-separated list, each entry with optional quotes, as the original's settings had it. */
function list(text: string): string[] {
  const entries = text.split(',').map((entry) => entry.trim().replace(/^(['"])(.*)\1$/, '$2'));
  return entries.filter((entry) => entry !== '');
}

/** A list of URIs of the given schemes (RFC 7064 for `stun`, RFC 7065 for `turn`). */
export function uriList(schemes: readonly IceScheme[], example: string) {
  const fits = (uri: string) => schemes.some((scheme) => parseIceUri(uri)?.scheme === scheme);
  return z
    .string()
    .transform(list)
    .superRefine((uris, context) => {
      const wrong = uris.filter((uri) => !fits(uri)).join(', ');
      const allowed = `a comma-separated list of ${schemes.join(' and ')} URIs such as ${example}, which ${wrong} is not`;
      if (wrong) context.addIssue({ code: 'custom', message: allowed });
    });
}

export function integer(min: number, max: number) {
  return z
    .string()
    .regex(/^\d+$/, { error: `a whole number from ${min} to ${max}` })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error: `a whole number from ${min} to ${max}` });
}

/** A number of processes; `auto` is one for each core that this process may use. */
export const workerCount = z
  .string()
  .regex(/^(auto|[1-9]|[1-5]\d|6[0-4])$/, { error: 'a whole number from 1 to 64, or auto' })
  .transform((text) => (text === 'auto' ? Math.min(availableParallelism(), 64) : Number(text)));

export function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `one of ${values.join(', ')}` });
}

export const listenAddress = z.string().refine((value) => value === 'localhost' || isIP(value) !== 0, {
  error: 'an IP address such as 127.0.0.1 or ::, or localhost',
});

export const databaseDsn = z.string().refine((text) => parseDatabaseDsn(text) !== undefined, {
  error:
    'sqlite:PATH such as sqlite:data/vroom.db, mysql://HOST:PORT/DATABASE, or DBI:mysql:database=DATABASE;host=HOST',
});

/** A Redis server, or nothing. */
export const redisUrl = z.string().refine((text) => text === '' || parseRedisUrl(text) !== undefined, {
  error:
    'redis://USER:PASSWORD@HOST:PORT/NUMBER or rediss://…, user and password percent-encoded or left out, the number of a database as well',
});

/** Addresses and networks in CIDR notation. */
export const addressList = z
  .string()
  .transform(list)
  .refine((entries) => entries.every((entry) => ipaddr.isValidCIDR(entry) || ipaddr.isValid(entry)), {
    error: 'a comma-separated list of addresses and networks such as 10.0.0.5, fd00::/8',
  });

/** The name of a header, or nothing; none that every client sends by itself. */
export const headerName = z
  .string()
  .regex(/^[A-Za-z0-9-]*$/, { error: 'the name of a header such as X-Remote-User' })
  .regex(/^(?!(accept|content|sec|x-vroom)-|(host|cookie|authorization|origin|user-agent|x-forwarded-for)$)/i, {
    error: 'a header that clients do not send by themselves, such as X-Remote-User',
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

/** As browsers take it too: the domain may be a name of this network, such as `localhost`. */
export const mailAddress = z
  .email({ pattern: z.regexes.html5Email, error: 'a mail address such as vroom@example.net' })
  // A program that takes mails would read an option there.
  .regex(/^(?!-)/, { error: 'a mail address such as vroom@example.net' })
  .max(254);

/** The name of a folder, which can't lead out of where it is looked for. */
export const themeName = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,48}$/, {
  error: 'the name of a theme such as default: small letters, digits, - and _',
});

/** Where people reach the instance, without a slash at its end, or nothing. */
export const publicUrl = z
  .string()
  .refine((text) => text === '' || isPlainUrl(text), { error: 'https://HOST or https://HOST/PATH' })
  .transform((text) => (text === '' ? text : new URL(text).href.replace(/\/+$/, '')));

/** The path of an instance that is not at the root of its host, without a slash at the end; or nothing. */
export const basePath = z
  .string()
  .regex(/^(\/[A-Za-z0-9._~-]+)*\/?$/, { error: 'a path such as /vroom' })
  .refine((path) => !path.split('/').some((name) => /^\.+$/.test(name)), { error: 'a path such as /vroom' })
  .transform((path) => path.replace(/\/$/, ''));

function isPlainUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.href === url.origin + url.pathname;
}

/** A domain of one or more names, or nothing; a dot before it is what cookies once had there. */
export const domainName = z
  .string()
  .transform((text) => text.replace(/^\./, '').toLowerCase())
  .refine((text) => /^(([a-z0-9]([a-z0-9-]*[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*)?$/.test(text), {
    error: 'a domain such as example.org',
  });

/** A mail server, or nothing. */
export const smtpUrl = z.string().refine((text) => text === '' || parseSmtpUrl(text) !== undefined, {
  error:
    'smtp://USER:PASSWORD@HOST:PORT or smtps://…, user and password percent-encoded or left out, and for smtp perhaps ?starttls=required or ?starttls=never',
});

/** An address with a port to listen on, or nothing. */
export const listenPlace = z.string().refine((text) => text === '' || parseListenPlace(text) !== undefined, {
  error: 'ADDRESS:PORT such as 127.0.0.1:9464, [::1]:9464 or localhost:9464; port 0 takes a free one',
});

/** A token as RFC 6750 has it, too long to be guessed, or nothing. */
export const scraperToken = z.string().regex(/^([\w.~+/-]{16,256}=*)?$/, {
  error: 'from 16 to 256 letters, digits and characters of -._~+/, such as openssl rand -hex 32 prints',
});
