import { createHash, randomBytes } from 'node:crypto';

/** A secret for a cookie, a key or a link: 256 random bits, base64url. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is stored of a token: its SHA-256, hex. A plain hash is enough for 256 random bits (there is nothing to guess), and
 * who reads the database learns no token.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
