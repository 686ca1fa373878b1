import { isAtLeast, type Role } from './roles.js';

/** What may be changed in a room. Passwords are set (`true`) or taken away (`false`); what is left out stays. */
export interface SettingsChange {
  readonly locked?: boolean;
  readonly askForName?: boolean;
  readonly relayOnly?: boolean;
  readonly joinPassword?: boolean;
  readonly ownerPassword?: boolean;
  readonly persistent?: boolean;
  readonly maxMembers?: number | null;
}

/** Settings that only an admin changes. */
export const adminSettings = ['persistent', 'maxMembers'] as const satisfies readonly (keyof SettingsChange)[];

export type SettingsDenial = 'forbidden' | 'room_name_common' | 'member_limit_too_high' | 'relay_missing';

/** The room and the instance, as far as the rules on settings look. */
export interface SettingsContext {
  readonly name: string;
  /** Names that may be used but not reserved. */
  readonly commonNames: readonly string[];
  /** People in one room at most, 0 where the instance sets no limit. */
  readonly instanceLimit: number;
  /** Whether there is a TURN server. */
  readonly relay: boolean;
}

/**
 * Whether somebody may change a room so.
 *
 * @param role the role held in the room; who creates a room is its owner
 * @returns the reason against it, or `null` where it may be done
 */
export function settingsDenial(
  role: Role | null,
  change: SettingsChange,
  { name, commonNames, instanceLimit, relay }: SettingsContext,
): SettingsDenial | null {
  if (!isAtLeast(role, 'owner')) return 'forbidden';
  if (adminSettings.some((field) => change[field] !== undefined) && !isAtLeast(role, 'admin')) return 'forbidden';
  if (change.ownerPassword && commonNames.includes(name)) return 'room_name_common';
  if (instanceLimit > 0 && (change.maxMembers ?? 0) > instanceLimit) return 'member_limit_too_high';
  // Nobody could reach anybody.
  if (change.relayOnly && !relay) return 'relay_missing';
  return null;
}
