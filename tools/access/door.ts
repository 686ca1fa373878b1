/** Who gets in at the door of a room, and as what. */
import {
  decideEntry,
  helpfulPasswords,
  type Door,
  type EntryDecision,
  type PasswordClaim,
  type Role,
} from '@vroom/room-policy';

/** What somebody brings to the door. `other` is a password that is none of the room's. */
export const brought = ['nothing', 'join', 'owner', 'other', 'invitation'] as const;
export type Brought = (typeof brought)[number];

const either = [false, true] as const;

/** Every state of a door. */
export const doors: readonly Door[] = either.flatMap((locked) =>
  either.flatMap((joinPassword) => either.map((ownerPassword) => ({ locked, joinPassword, ownerPassword }))),
);

/** What comes of it; `null` where it can't be brought, because the room has no such password. */
export function entry(door: Door, held: Role | null, what: Brought): EntryDecision | null {
  if ((what === 'join' || what === 'owner') && !door[`${what}Password`]) return null;
  return decideEntry(door, { held, password: claimOf(door, held, what), invited: what === 'invitation' });
}

/** What becomes of comparing what was typed with the passwords that could help. */
function claimOf(door: Door, held: Role | null, what: Brought): PasswordClaim {
  const helpful = helpfulPasswords(door, held);
  if (what === 'nothing' || what === 'invitation' || helpful.length === 0) return 'none';
  return helpful.find((password) => password === what) ?? 'wrong';
}
