import type { Peer } from '@vroom/contract';
import { can, type Member, type ModerationAction, type Role } from '@vroom/room-policy';

/** Who acts; without `id` where they are not in the room. */
export interface Actor {
  readonly id?: string;
  readonly role: Role;
}

/** What somebody may do to somebody, in the order of the menu; of a thing and its opposite, the one that changes something. */
export function peerActions(me: Actor, them: Member & Pick<Peer, 'hand'>): ModerationAction[] {
  const { muted, paused } = them.moderation;
  const hand: ModerationAction[] = them.hand === null ? [] : ['lower-hand'];
  const media: ModerationAction[] = [muted ? 'unmute' : 'mute', paused ? 'resume' : 'pause'];
  const sensible: ModerationAction[] = [...hand, ...media, 'promote', 'kick'];
  return sensible.filter((action) => can(me, action, them));
}
