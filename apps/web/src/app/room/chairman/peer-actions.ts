import type { Peer } from '@vroom/contract';
import { can, type Member, type ModerationAction } from '@vroom/room-policy';

/** What somebody may do to somebody, in the order of the menu; of a thing and its opposite, the one that changes something. */
export function peerActions(me: Member, them: Member & Pick<Peer, 'hand'>): ModerationAction[] {
  const { muted, paused } = them.moderation;
  const hand: ModerationAction[] = them.hand === null ? [] : ['lower-hand'];
  const media: ModerationAction[] = [muted ? 'unmute' : 'mute', paused ? 'resume' : 'pause'];
  const sensible: ModerationAction[] = [...hand, ...media, 'promote', 'kick'];
  return sensible.filter((action) => can(me, action, them));
}
