import { can, type Member, type ModerationAction } from '@vroom/room-policy';

/** What somebody may do to somebody, in the order of the menu; of a thing and its opposite, the one that changes something. */
export function peerActions(me: Member, them: Member): ModerationAction[] {
  const { muted, paused } = them.moderation;
  const sensible: ModerationAction[] = [muted ? 'unmute' : 'mute', paused ? 'resume' : 'pause', 'promote', 'kick'];
  return sensible.filter((action) => can(me, action, them));
}
