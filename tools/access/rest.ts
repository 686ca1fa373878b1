/** Who may make which call of the REST API. */
import type { Endpoint, ProblemCode } from '@vroom/contract';
import { isAtLeast } from '@vroom/room-policy';
import { roleOf, type Asker } from './askers.ts';

/** What stands against a call by its `access` alone, before anything in it is looked at; `null` where nothing does. */
export function callDenial(call: Endpoint, asker: Asker): ProblemCode | null {
  if (asker === 'nobody') return needsSession(call) ? 'unauthenticated' : null;
  if (call.access === 'anyone') return null;
  const role = roleOf(asker);
  if (inRoom(call)) {
    if (role === null) return 'no_role';
    return isAtLeast(role, call.access) ? null : 'forbidden';
  }
  // Outside of rooms nobody but an admin is anything.
  return role === 'admin' ? null : 'forbidden';
}

/** Whether a call is about the session itself, which who comes with an API key has none of: 403 `forbidden` to them. */
export function forSessionsOnly({ tag, problems }: Endpoint): boolean {
  return tag === 'session' && problems.includes('forbidden');
}

/** {@link callDenial} to somebody who shows an API key. */
export function keyDenial(call: Endpoint, asker: Exclude<Asker, 'nobody'>): ProblemCode | null {
  return forSessionsOnly(call) ? 'forbidden' : callDenial(call, asker);
}

function needsSession({ access, problems }: Endpoint): boolean {
  return access !== 'anyone' || problems.includes('unauthenticated');
}

function inRoom({ params }: Endpoint): boolean {
  return params !== undefined && 'name' in params;
}
