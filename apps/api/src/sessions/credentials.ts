import type { IncomingHttpHeaders } from 'node:http';
import { ProblemError } from '../platform/errors/problem-error.js';
import { sessionToken } from './session-cookie.js';

/** What somebody shows to say who they are: a key, or a session's token. A key is never made up for by a session. */
export interface Credentials {
  readonly key?: string;
  readonly sessionToken?: string;
}

/** RFC 6750 §2.1. Other schemes are none of ours: a proxy in front of us may ask for a password of its own. */
const bearer = /^Bearer(?: +(?<key>.*))?$/i;

/**
 * What a request shows.
 *
 * @throws ProblemError `invalid_key` where its two headers name different keys
 */
export function credentialsOf(headers: IncomingHttpHeaders): Credentials {
  const authorization = bearer.exec(headers.authorization ?? '');
  const own = headers['x-vroom-api-key'];
  const keys = [authorization && (authorization.groups?.['key'] ?? ''), own === undefined ? null : String(own)];
  const [key, other] = keys.filter((each) => each !== null);
  if (other !== undefined && other !== key) {
    throw new ProblemError('invalid_key', { detail: 'Authorization and X-VROOM-API-Key name different keys.' });
  }
  return key === undefined ? sessionCredentials(headers.cookie) : { key };
}

/** What a `Cookie` header shows. */
export function sessionCredentials(cookieHeader: string | undefined): Credentials {
  const token = sessionToken(cookieHeader);
  return token === undefined ? {} : { sessionToken: token };
}
