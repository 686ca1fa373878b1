import type { Role } from './roles.js';

/** What stands at a room's door. */
export interface Door {
  locked: boolean;
  joinPassword: boolean;
}

/** Why somebody without a role does not get in. */
export type EntryDenial = 'room_locked' | 'password_required';

export type EntryDecision = { ok: true; role: Role } | { ok: false; denial: EntryDenial };

/**
 * Which role somebody gets who asks to enter.
 *
 * @param door what the room asks for
 * @param held the role this principal holds in the room already, or `null`
 */
export function decideEntry(door: Door, held: Role | null): EntryDecision {
  if (held !== null) return { ok: true, role: held };
  if (door.locked) return { ok: false, denial: 'room_locked' };
  if (door.joinPassword) return { ok: false, denial: 'password_required' };
  return { ok: true, role: 'participant' };
}
