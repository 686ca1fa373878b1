/** Roles a principal may hold in a room, from the least to the most. No role, no entry. */
export const roles = ['participant', 'owner', 'admin'] as const;

export type Role = (typeof roles)[number];

/** Whether `role` may do all that `needed` may. `null` (no role) may do nothing. */
export function isAtLeast(role: Role | null, needed: Role): boolean {
  return role !== null && roles.indexOf(role) >= roles.indexOf(needed);
}
