import type { AuditEventName } from '@vroom/contract';

/** The events as one looks for them; each has its words in the translations. */
export const eventGroups = {
  rooms: ['room_create', 'room_modify', 'room_delete', 'room_expire', 'room_terminate', 'data_wipe', 'pad_create'],
  people: ['room_join', 'room_leave', 'peer_role', 'peer_mute', 'peer_pause', 'peer_hand', 'peer_kick'],
  refused: ['password_failed', 'no_role', 'member_off_limit', 'peer_id_mismatch', 'api_action_denied'],
  administration: [
    'admin_login',
    'admin_login_failed',
    'admin_logout',
    'admin_key',
    'api_action_allowed',
    'audit_export',
    'audit_purge',
  ],
  mail: [
    'send_invitation',
    'invitation_response',
    'invalidate_invitation',
    'email_notification_change',
    'join_notification',
    'mail_failed',
  ],
  sessions: ['session_create', 'session_destroy'],
} as const satisfies Record<string, readonly AuditEventName[]>;

export const eventGroupList = Object.entries(eventGroups).map(([name, events]) => ({ name, events }));
