/**
 * How many people may be in a room: the room's own limit where it has one, never above the instance's.
 *
 * @param roomLimit the room's limit, or `null` for none
 * @param instanceLimit the instance's limit, or 0 for none
 * @returns a count of people, `Infinity` where nothing limits it
 */
export function memberLimit(roomLimit: number | null, instanceLimit: number): number {
  const instance = instanceLimit > 0 ? instanceLimit : Infinity;
  return Math.min(roomLimit ?? Infinity, instance);
}
