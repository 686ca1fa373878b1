import { maxRoomMembers, type ChangeRoomInput, type PublicRoom, type Room } from '@vroom/contract';

/** What becomes of a password: a new one, `null` to take it away, `undefined` (or none typed) to leave it as it is. */
export type PasswordChange = string | null | undefined;

/** What the server says of a room, as far as its owners may change it. */
export interface LoadedSettings {
  readonly room: Room;
  readonly emails: readonly string[];
}

/** A room that an administrator is about to make. */
export const blankRoom: Room = {
  name: '',
  locked: false,
  joinPassword: false,
  ownerPassword: false,
  askForName: false,
  relayOnly: false,
  members: 0,
  full: false,
  role: 'admin',
  settings: null,
};

/** What stands in the form. */
export interface SettingsDraft {
  readonly locked: boolean;
  readonly askForName: boolean;
  readonly relayOnly: boolean;
  readonly joinPassword: PasswordChange;
  readonly ownerPassword: PasswordChange;
  readonly emails: readonly string[];
  readonly persistent: boolean;
  /** As it was typed; empty for the instance's limit. */
  readonly maxMembers: string;
}

/** What is known, and what stands beside it. */
export interface Paper {
  readonly loaded: LoadedSettings;
  readonly draft: SettingsDraft;
}

/** What to send, each part only where it differs. */
export interface SettingsChanges {
  readonly room?: ChangeRoomInput;
  readonly emails?: string[];
}

export function draftOf({ room, emails }: LoadedSettings): SettingsDraft {
  return {
    locked: room.locked,
    askForName: room.askForName,
    relayOnly: room.relayOnly,
    joinPassword: undefined,
    ownerPassword: undefined,
    emails,
    persistent: room.settings?.persistent ?? false,
    maxMembers: String(room.settings?.maxMembers ?? ''),
  };
}

/** The limit that was typed: `null` for the instance's own, `undefined` where it is no number of people. */
export function memberLimit(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= maxRoomMembers ? count : undefined;
}

export function changesOf(loaded: LoadedSettings, draft: SettingsDraft): SettingsChanges {
  const room = roomChanges(loaded.room, draft);
  const sameEmails =
    draft.emails.length === loaded.emails.length && draft.emails.every((e) => loaded.emails.includes(e));
  return {
    ...(Object.keys(room).length > 0 && { room }),
    ...(!sameEmails && { emails: [...draft.emails] }),
  };
}

function roomChanges(room: Room, draft: SettingsDraft): ChangeRoomInput {
  const known = draftOf({ room, emails: [] });
  const limit = memberLimit(draft.maxMembers);
  return {
    ...(draft.locked !== known.locked && { locked: draft.locked }),
    ...(draft.askForName !== known.askForName && { askForName: draft.askForName }),
    ...(draft.relayOnly !== known.relayOnly && { relayOnly: draft.relayOnly }),
    ...(changesPassword(room.joinPassword, draft.joinPassword) && { joinPassword: draft.joinPassword }),
    ...(changesPassword(room.ownerPassword, draft.ownerPassword) && { ownerPassword: draft.ownerPassword }),
    ...(draft.persistent !== known.persistent && { persistent: draft.persistent }),
    ...(limit !== undefined && limit !== memberLimit(known.maxMembers) && { maxMembers: limit }),
  };
}

function changesPassword(isSet: boolean, change: PasswordChange): change is string | null {
  return change === null ? isSet : Boolean(change);
}

const followedFields = ['locked', 'askForName', 'relayOnly', 'persistent', 'maxMembers'] as const;

/**
 * The same draft after somebody else changed the room: what was not touched in it follows, what was touched stays.
 *
 * @param now what is known of the room by now; what is left out is as it was
 */
export function followed({ room, emails }: LoadedSettings, draft: SettingsDraft, now: PublicRoom | Room): Paper {
  const loaded = { room: { ...room, ...now }, emails };
  const [before, after] = [draftOf({ room, emails }), draftOf(loaded)];
  const untouched = followedFields.filter((field) => draft[field] === before[field]);
  return { loaded, draft: { ...draft, ...Object.fromEntries(untouched.map((field) => [field, after[field]])) } };
}
