import { parseCookie } from 'cookie';
import type { CookieOptions } from 'express';

export const sessionCookieName = 'vroom_session';

/** The session's token in a `Cookie` header (RFC 6265 §4.2), of a request or of a WebSocket handshake. */
export function sessionToken(cookieHeader: string | undefined): string | undefined {
  return cookieHeader === undefined ? undefined : parseCookie(cookieHeader)[sessionCookieName];
}

/** @param secure whether the request came over HTTPS */
export function sessionCookieOptions(secure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure, path: '/' };
}
