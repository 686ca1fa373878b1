import type { Peer } from '@vroom/contract';
import type { ModerationAction } from '@vroom/room-policy';

export type MemberSign =
  'owner' | 'admin' | 'hand' | 'muted' | 'paused' | 'microphone' | 'silent' | 'camera' | 'dark' | 'screen';

/** What there is to see of somebody. What they were asked not to send says more than that they don't. */
export function memberSigns({ role, hand, media, moderation }: Peer): MemberSign[] {
  const sound: MemberSign = moderation.muted ? 'muted' : media.audio ? 'microphone' : 'silent';
  const picture: MemberSign = moderation.paused ? 'paused' : media.video ? 'camera' : 'dark';
  return [
    ...(role === 'participant' ? [] : [role]),
    ...(hand === null ? [] : (['hand'] as const)),
    sound,
    picture,
    ...(media.screen ? (['screen'] as const) : []),
  ];
}

/** A thing and its opposite are one button, so that the focus stays on it. */
export function buttonOf(action: ModerationAction): string {
  if (action === 'unmute') return 'mute';
  return action === 'resume' ? 'pause' : action;
}
