/** What the audit knows of. The names are fixed: operators filter by them. */
export const auditEvents = [
  'session_create',
  'session_destroy',
  'room_create',
  'room_modify',
  'peer_role',
  'room_expire',
  'room_delete',
  'email_notification_change',
  'admin_key',
  'peer_id_mismatch',
  'no_role',
  'member_off_limit',
  'room_join',
  'room_leave',
  'api_action_denied',
  'api_action_allowed',
  'admin_login',
  'admin_login_failed',
  'password_failed',
  'peer_mute',
  'peer_pause',
  'peer_kick',
  'room_terminate',
] as const;

export type AuditEventName = (typeof auditEvents)[number];
