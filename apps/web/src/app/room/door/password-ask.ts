import type { Room } from '@vroom/contract';
import { isAtLeast } from '@vroom/room-policy';

/** `join`: nobody gets in without; `owner`: only owners get in, with theirs; `offered`: one gets in without too. */
export type PasswordAsk = 'none' | 'join' | 'owner' | 'offered';

type Asking = Pick<Room, 'role' | 'locked' | 'joinPassword' | 'ownerPassword'>;

/** Which password the door has a field for. */
export function passwordAsk({ role, locked, joinPassword, ownerPassword }: Asking): PasswordAsk {
  if (isAtLeast(role, 'owner')) return 'none';
  const stopped = role === null && (locked || joinPassword);
  if (stopped && !locked) return 'join';
  if (!ownerPassword) return 'none';
  return stopped ? 'owner' : 'offered';
}
