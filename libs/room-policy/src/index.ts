export { decideEntry, type Door, type EntryDecision, type EntryDenial } from './entry.js';
export {
  can,
  moderationActions,
  moderationChanges,
  moderationDenial,
  unmoderated,
  type Member,
  type MemberChange,
  type Moderation,
  type ModerationAction,
  type ModerationDenial,
} from './moderation.js';
export { memberLimit } from './limits.js';
export {
  parseRoomName,
  randomRoomName,
  reservedRoomNames,
  roomNamePattern,
  type RoomName,
  type RoomNameProblem,
  type RoomNameResult,
} from './names.js';
export { isAtLeast, roles, type Role } from './roles.js';
