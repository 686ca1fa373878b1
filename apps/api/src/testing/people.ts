import type { Principal } from '../platform/http/request.js';

/** Somebody with a session, as the guards make them. */
export function person(id: string, changes: Partial<Principal> = {}): Principal {
  return {
    id,
    kind: 'session',
    language: 'en',
    admin: false,
    address: '192.0.2.1',
    user: `session ${id}`,
    ...changes,
  };
}
