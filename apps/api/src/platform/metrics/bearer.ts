import { createHash, timingSafeEqual } from 'node:crypto';

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Whether a request shows this token (RFC 6750). What it shows may be of any length: hashes are compared, so that the time tells
 * nothing.
 *
 * @param authorization the header as it came
 */
export function showsToken(authorization: string | undefined, token: string): boolean {
  const shown = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  return timingSafeEqual(hashOf(shown ?? ''), hashOf(token)) && shown !== undefined;
}
