import { roles, type Role } from '@vroom/room-policy';

export { roles, type Role };

/**
 * Who asks. `nobody` has neither session nor key; a `stranger` has one, but no role in the room; the others hold a role there.
 */
export const askers = ['nobody', 'stranger', 'participant', 'owner', 'admin'] as const;
export type Asker = (typeof askers)[number];

/** The role an asker holds in the room. */
export function roleOf(asker: Asker): Role | null {
  return asker === 'nobody' || asker === 'stranger' ? null : asker;
}
