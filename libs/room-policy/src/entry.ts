import { isAtLeast, type Role } from './roles.js';

/** What stands at a room's door. */
export interface Door {
  readonly locked: boolean;
  readonly joinPassword: boolean;
  readonly ownerPassword: boolean;
}

export type RoomPassword = 'join' | 'owner';

/** What somebody said for a password: nothing (or none could help), one that fits none that would help, or the one that fits. */
export const passwordClaims = ['none', 'wrong', 'join', 'owner'] as const;
export type PasswordClaim = (typeof passwordClaims)[number];

/** What somebody brings to the door. */
export interface Credentials {
  /** The role held in the room already, or `null`. */
  readonly held: Role | null;
  readonly password: PasswordClaim;
  /** Whether a valid invitation is shown. */
  readonly invited: boolean;
}

/** Why somebody does not get in, or not the role they asked for. */
export type EntryDenial = 'room_locked' | 'password_required' | 'wrong_password';

export type EntryDecision = { ok: true; role: Role } | { ok: false; denial: EntryDenial };

/**
 * Which of a room's passwords help somebody at this door, so that what they type is compared with no other: none for an
 * owner, who needs none; in a locked room only the owners'.
 */
export function helpfulPasswords(door: Door, held: Role | null): RoomPassword[] {
  if (isAtLeast(held, 'owner')) return [];
  const joining = door.joinPassword && held === null && !door.locked;
  return [...(door.ownerPassword ? (['owner'] as const) : []), ...(joining ? (['join'] as const) : [])];
}

/**
 * Which role somebody gets who asks to enter. Never a lesser one than is held.
 *
 * @param credentials `password` is what became of comparing with the {@link helpfulPasswords}, `none` where there is none
 */
export function decideEntry(door: Door, { held, password, invited }: Credentials): EntryDecision {
  if (isAtLeast(held, 'owner')) return granted(held ?? 'owner');
  if (password === 'owner' && door.ownerPassword) return granted('owner');
  // Who asks for more than they hold is told that it failed; what they hold stays theirs.
  if (password === 'wrong') return denied('wrong_password');
  if (held !== null) return granted(held);
  if (invited) return granted('participant');
  if (door.locked) return denied('room_locked');
  if (door.joinPassword && password !== 'join') return denied('password_required');
  return granted('participant');
}

function granted(role: Role): EntryDecision {
  return { ok: true, role };
}

function denied(denial: EntryDenial): EntryDecision {
  return { ok: false, denial };
}
