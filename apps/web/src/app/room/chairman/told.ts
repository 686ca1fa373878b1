import type { Notice } from '@vroom/contract';
import type { NoticeInput } from '../../shared/notices';

/** Whose names stand in a notice: people by their names, and what to call who has none and who is not in the room. */
export interface Names {
  selfId: string | undefined;
  of: (peerId: string) => string;
  administrator: string;
}

const lifts: ReadonlySet<Notice['action']> = new Set(['unmute', 'resume', 'promote']);

/** Who did what to whom, as one of those present is told. */
export function told({ action, by, peerId }: Notice, { selfId, of, administrator }: Names): NoticeInput {
  const toMe = peerId !== null && peerId === selfId;
  const byMe = by !== null && by === selfId;
  const words = toMe ? 'you' : byMe ? 'byYou' : 'other';
  return {
    // What comes later about the same person and thing takes the place of what was said before.
    id: ['told', subject(action), peerId ?? 'all'].join('-'),
    key: `room.told.${action}.${words}`,
    params: { by: by === null ? administrator : of(by), ...(peerId !== null && { name: of(peerId) }) },
    tone: toMe ? (lifts.has(action) ? 'good' : 'warn') : 'info',
  };
}

function subject(action: Notice['action']): string {
  if (action === 'unmute') return 'mute';
  return action === 'resume' ? 'pause' : action;
}
