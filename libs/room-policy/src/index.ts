export {
  decideEntry,
  helpfulPasswords,
  passwordClaims,
  type Credentials,
  type Door,
  type EntryDecision,
  type EntryDenial,
  type PasswordClaim,
  type RoomPassword,
} from './entry.js';
export { expiresAt, type Expirable, type ExpiryLimits } from './expiry.js';
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
export {
  invitationAnswers,
  invitationDenial,
  invitationExpiry,
  invitationState,
  invitationStates,
  meetingProblem,
  usualMeetingMinutes,
  type InvitationAnswer,
  type InvitationDenial,
  type InvitationFacts,
  type InvitationState,
  type MeetingProblem,
} from './invitations.js';
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
export {
  adminSettings,
  settingsDenial,
  type SettingsChange,
  type SettingsContext,
  type SettingsDenial,
} from './settings.js';
export { freeFailures, maxSlowDown, maxWait, slowDown, waitAfter } from './throttle.js';
