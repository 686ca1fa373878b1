import { parseCookie } from 'cookie';
import type { CookieOptions, Response } from 'express';

export const sessionCookieName = 'vroom_session';

/** The session's token in a `Cookie` header (RFC 6265 §4.2), of a request or of a WebSocket handshake. */
export function sessionToken(cookieHeader: string | undefined): string | undefined {
  return cookieHeader === undefined ? undefined : parseCookie(cookieHeader)[sessionCookieName];
}

/**
 * Hands out a session's token, in place of one that this answer may carry already (RFC 6265 §4.1.1).
 *
 * @param path below which the browser sends it
 */
export function giveSessionCookie(response: Response, token: string, path: string): void {
  const options: CookieOptions = { httpOnly: true, sameSite: 'lax', secure: response.req.secure, path };
  // No answer has another one by then.
  response.removeHeader('Set-Cookie');
  response.cookie(sessionCookieName, token, options);
}
