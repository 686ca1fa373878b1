/** Who may change which setting of a room. */
import type { ChangeRoomInput } from '@vroom/contract';
import { settingsDenial, type Role, type SettingsChange, type SettingsDenial } from '@vroom/room-policy';

/** People in one room at most, on the instance that the table is about. */
export const instanceLimit = 20;

export interface SettingCase {
  readonly what: string;
  readonly change: ChangeRoomInput;
  /** Whether the room has a name on the list of common names. */
  readonly common?: boolean;
}

type ByField = { readonly [Field in keyof Required<ChangeRoomInput>]: readonly SettingCase[] };

/** Every field of a room with the changes that the rules tell apart. */
const byField: ByField = {
  locked: [{ what: 'lock, unlock', change: { locked: true } }],
  askForName: [{ what: 'ask for names or not', change: { askForName: true } }],
  relayOnly: [{ what: 'hide addresses or not', change: { relayOnly: true } }],
  joinPassword: [
    { what: 'set the join password', change: { joinPassword: 'a join password' } },
    { what: 'remove the join password', change: { joinPassword: null } },
  ],
  ownerPassword: [
    { what: 'set the owner password', change: { ownerPassword: 'an owner password' } },
    { what: '… of a room with a common name', change: { ownerPassword: 'an owner password' }, common: true },
    { what: 'remove the owner password', change: { ownerPassword: null } },
  ],
  persistent: [{ what: 'keep it for ever or not', change: { persistent: true } }],
  maxMembers: [
    { what: "limit its members, not above the instance's limit", change: { maxMembers: instanceLimit } },
    { what: "… above the instance's limit", change: { maxMembers: instanceLimit + 1 } },
    { what: 'leave the limit to the instance', change: { maxMembers: null } },
  ],
};

export const settingFields = Object.keys(byField) as (keyof ByField)[];
export const settingCases = settingFields.flatMap((field) => byField[field].map((each) => ({ field, ...each })));

/** What stands against somebody of this role changing a room so. */
export function changeDenial(role: Role, { change, common = false }: SettingCase): SettingsDenial | null {
  const context = { name: 'demo', commonNames: common ? ['demo'] : [], instanceLimit, relay: true };
  return settingsDenial(role, changeOf(change), context);
}

/** Passwords as far as the rules look: set or taken away. */
function changeOf({ joinPassword, ownerPassword, ...others }: ChangeRoomInput): SettingsChange {
  const entries = Object.entries({ joinPassword, ownerPassword }).filter(([, password]) => password !== undefined);
  const passwords = Object.fromEntries(entries.map(([field, password]) => [field, password !== null]));
  const known = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
  return { ...known, ...passwords };
}
