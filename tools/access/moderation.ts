/** Who may do what to whom in a meeting. */
import {
  moderationActions,
  moderationDenial,
  roles,
  unmoderated,
  type ModerationAction,
  type ModerationDenial,
  type Role,
} from '@vroom/room-policy';

export { moderationActions };

export const targets = ['self', ...roles] as const;
export type Target = (typeof targets)[number];

/** What stands against somebody of this role doing this to themselves or to somebody else of that role. */
export function actionDenial(actor: Role, action: ModerationAction, target: Target): ModerationDenial | null {
  const self = target === 'self';
  const member = { id: self ? 'actor' : 'target', role: self ? actor : target, moderation: unmoderated };
  return moderationDenial({ id: 'actor', role: actor }, action, member);
}
