import { isAtLeast, type Role } from './roles.js';

/** What a chairman may do to one person. */
export const moderationActions = ['mute', 'unmute', 'pause', 'resume', 'promote', 'lower-hand', 'kick'] as const;
export type ModerationAction = (typeof moderationActions)[number];

/** What the chairmen have asked of somebody: not to speak (muted), not to be seen (paused). Kept by the server. */
export interface Moderation {
  readonly muted: boolean;
  readonly paused: boolean;
}

export const unmoderated: Moderation = { muted: false, paused: false };

/** Somebody in a room, as far as the rules look. */
export interface Member {
  readonly id: string;
  readonly role: Role;
  readonly moderation: Moderation;
}

/** Why an action is refused: the actor is no chairman, or the target is one (or the actor's own self). */
export type ModerationDenial = 'forbidden' | 'immune';

/**
 * Whether somebody may do this to somebody. The server asks it before it acts, and the screen before it shows a button.
 *
 * @param actor who acts; `id` is left out by an integrator who is not in the room
 * @returns the reason against it, or `null` where it may be done
 */
export function moderationDenial(
  actor: { id?: string; role: Role | null },
  action: ModerationAction,
  target: Member,
): ModerationDenial | null {
  if (!isAtLeast(actor.role, 'owner')) return 'forbidden';
  // Lifting is always allowed: whoever was promoted while muted must be able to speak again. Nor does a lowered hand hurt.
  if (action === 'unmute' || action === 'resume' || action === 'lower-hand') return null;
  if (actor.id === target.id || isAtLeast(target.role, 'owner')) return 'immune';
  return null;
}

/** The same question for code that only wants a yes or no. */
export function can(actor: { id?: string; role: Role | null }, action: ModerationAction, target: Member): boolean {
  return moderationDenial(actor, action, target) === null;
}

/** What an action changes in somebody: single fields, so that two chairmen who act at once don't undo each other. */
export type MemberChange = Partial<Moderation> & { readonly role?: Role; readonly hand?: null };

export const moderationChanges = {
  mute: { muted: true },
  unmute: { muted: false },
  pause: { paused: true },
  resume: { paused: false },
  // An owner can't be silenced, so what silenced a participant ends with that role.
  promote: { role: 'owner', muted: false, paused: false },
  'lower-hand': { hand: null },
  kick: {},
} as const satisfies Record<ModerationAction, MemberChange>;
