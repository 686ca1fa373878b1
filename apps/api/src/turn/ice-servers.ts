import { createHmac } from 'node:crypto';
import type { IceServer, IceServers } from '@vroom/contract';
import { isoDate } from '../platform/clock/iso-date.js';
import type { Settings } from '../platform/config/settings.js';

/** How long time-limited TURN credentials are valid, in ms. */
export const credentialLifetime = 5 * 60 * 1000;

interface Credentials {
  username: string;
  credential: string;
}

/**
 * Time-limited credentials as the TURN REST API draft has them (draft-uberti-behave-turn-rest-00 §2.2): the name carries
 * the end of their validity in seconds, the password is an HMAC-SHA1 of the name, so that the TURN server can check both
 * with nothing but the shared secret.
 */
function restCredentials(secret: string, name: string, expiresAt: number): Credentials {
  const username = `${Math.floor(expiresAt / 1000)}:${name}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}

/**
 * The ICE servers for one person.
 *
 * @param name stands in the TURN server's log and tells nothing about the person: the principal's id
 * @param now milliseconds since 1970 UTC
 */
export function iceServersFor(turn: Settings['turn'], name: string, now: number): IceServers {
  const stun: IceServer[] = turn.stun_server.length > 0 ? [{ urls: turn.stun_server }] : [];
  if (turn.turn_server.length === 0) return { iceServers: stun, expiresAt: null };
  if (turn.credentials === 'static') {
    const relay = { urls: turn.turn_server, username: turn.turn_user, credential: turn.turn_password };
    return { iceServers: [...stun, relay], expiresAt: null };
  }
  const expiresAt = now + credentialLifetime;
  const relay = { urls: turn.turn_server, ...restCredentials(turn.secret_key, name, expiresAt) };
  return { iceServers: [...stun, relay], expiresAt: isoDate(expiresAt) };
}
