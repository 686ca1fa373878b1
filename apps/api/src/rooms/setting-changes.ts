import type { ChangeRoomInput } from '@vroom/contract';
import type { SettingsChange } from '@vroom/room-policy';
import type { ChangedSetting } from '../platform/events/domain-events.js';
import type { RoomEntity } from './room.entity.js';

/** The columns that settings live in. */
export type SettingColumns = Pick<
  RoomEntity,
  'locked' | 'askForName' | 'relayOnly' | 'persistent' | 'maxMembers' | 'joinPasswordHash' | 'ownerPasswordHash'
>;

/** The columns somebody wants to be so; what is left out stays. */
export type WantedColumns = { [C in keyof SettingColumns]?: SettingColumns[C] | undefined };

/** A room as nobody has set anything in it. */
export const unset: SettingColumns = {
  locked: false,
  askForName: false,
  relayOnly: false,
  persistent: false,
  maxMembers: null,
  joinPasswordHash: null,
  ownerPasswordHash: null,
};

/** Where each setting lives, and how the audit calls it where its value is a secret. */
const columns = {
  locked: { column: 'locked' },
  askForName: { column: 'askForName' },
  relayOnly: { column: 'relayOnly' },
  joinPassword: { column: 'joinPasswordHash', secret: 'join password' },
  ownerPassword: { column: 'ownerPasswordHash', secret: 'owner password' },
  persistent: { column: 'persistent' },
  maxMembers: { column: 'maxMembers' },
} as const satisfies Record<ChangedSetting, { column: keyof SettingColumns; secret?: string }>;

const names = Object.keys(columns) as ChangedSetting[];

/** What was asked for, as the rules on settings look at it: of passwords only whether there is to be one. */
export function asChange(input: ChangeRoomInput): SettingsChange {
  const { locked, askForName, relayOnly, joinPassword, ownerPassword, persistent, maxMembers } = input;
  return {
    ...(locked !== undefined && { locked }),
    ...(askForName !== undefined && { askForName }),
    ...(relayOnly !== undefined && { relayOnly }),
    ...(joinPassword !== undefined && { joinPassword: joinPassword !== null }),
    ...(ownerPassword !== undefined && { ownerPassword: ownerPassword !== null }),
    ...(persistent !== undefined && { persistent }),
    ...(maxMembers !== undefined && { maxMembers }),
  };
}

/**
 * Only what differs, so that two owners who change different things at once don't undo each other. A password that is set
 * again has another hash, and so is a change.
 */
export function differing(before: SettingColumns, wanted: WantedColumns): Partial<SettingColumns> {
  const entries = Object.entries(wanted) as [keyof SettingColumns, unknown][];
  return Object.fromEntries(entries.filter(([column, value]) => value !== undefined && value !== before[column]));
}

export function changedSettings(change: Partial<SettingColumns>): ChangedSetting[] {
  return names.filter((name) => columns[name].column in change);
}

/** `locked: true, join password set`: which settings have which values now, and of passwords only whether there is one. */
export function inWords(change: Partial<SettingColumns>): string {
  return changedSettings(change)
    .map((name) => {
      const setting = columns[name];
      const value = change[setting.column] ?? null;
      if ('secret' in setting) return `${setting.secret} ${value === null ? 'removed' : 'set'}`;
      return `${name}: ${value ?? 'none'}`;
    })
    .join(', ');
}
