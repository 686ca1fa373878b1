import { maxRoomMembers, type ChangeRoomInput, type PublicRoom, type Room } from '@vroom/contract';

/** What becomes of a password: a new one, `null` to take it away, `undefined` (or none typed) to leave it as it is. */
export type PasswordChange = string | null | undefined;

/** What the server says of a room, as far as its owners may change it. */
export interface LoadedSettings {
  readonly room: Room;
  readonly emails: readonly string[];
}

/** What stands in the dialog. */
export interface SettingsDraft {
  readonly locked: boolean;
  readonly askForName: boolean;
  readonly joinPassword: PasswordChange;
  readonly ownerPassword: PasswordChange;
  readonly emails: readonly string[];
  readonly persistent: boolean;
  /** As it was typed; empty for the instance's limit. */
  readonly maxMembers: string;
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
    ...(changesPassword(room.joinPassword, draft.joinPassword) && { joinPassword: draft.joinPassword }),
    ...(changesPassword(room.ownerPassword, draft.ownerPassword) && { ownerPassword: draft.ownerPassword }),
    ...(draft.persistent !== known.persistent && { persistent: draft.persistent }),
    ...(limit !== undefined && limit !== memberLimit(known.maxMembers) && { maxMembers: limit }),
  };
}

function changesPassword(isSet: boolean, change: PasswordChange): change is string | null {
  return change === null ? isSet : Boolean(change);
}

/** The same dialog after somebody else changed the room: what was not touched in it follows, what was touched stays. */
export function followed(
  loaded: LoadedSettings,
  draft: SettingsDraft,
  now: PublicRoom,
): { loaded: LoadedSettings; draft: SettingsDraft } {
  const keep = (field: 'locked' | 'askForName') => {
    return draft[field] === loaded.room[field] ? now[field] : draft[field];
  };
  return {
    loaded: { ...loaded, room: { ...loaded.room, ...now } },
    draft: { ...draft, locked: keep('locked'), askForName: keep('askForName') },
  };
}
