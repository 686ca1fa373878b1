/** How long rooms live without activity, in ms; `Infinity` for ever. */
export interface ExpiryLimits {
  readonly inactive: number;
  readonly reservedInactive: number;
}

/** A room as far as its expiry looks. `lastActivityAt` is in ms since 1970 UTC; people in the room are activity. */
export interface Expirable {
  readonly persistent: boolean;
  readonly reserved: boolean;
  readonly lastActivityAt: number;
}

/** When a room is deleted if nobody comes, in ms since 1970 UTC; `Infinity` for never. */
export function expiresAt({ persistent, reserved, lastActivityAt }: Expirable, limits: ExpiryLimits): number {
  if (persistent) return Infinity;
  return lastActivityAt + (reserved ? limits.reservedInactive : limits.inactive);
}
