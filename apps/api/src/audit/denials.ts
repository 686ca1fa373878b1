import type { AuditEventName, ProblemCode } from '@vroom/contract';

/** Refusals that say something about who asked, and the events they are written as. */
const denials: Partial<Record<ProblemCode, AuditEventName>> = {
  admin_closed: 'api_action_denied',
  forbidden: 'api_action_denied',
  immune: 'api_action_denied',
  invalid_key: 'api_action_denied',
  kicked: 'api_action_denied',
  no_role: 'no_role',
  origin_denied: 'api_action_denied',
  room_full: 'member_off_limit',
  room_locked: 'api_action_denied',
  too_many_requests: 'api_action_denied',
};

/** What the audit calls this refusal; `undefined` for what is no more than a mistake. */
export function denialEvent(code: ProblemCode): AuditEventName | undefined {
  return denials[code];
}
