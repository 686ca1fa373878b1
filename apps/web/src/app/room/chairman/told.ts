import type { Notice } from '@vroom/contract';
import type { NoticeInput } from '../../shared/notices';

/** Whose names stand in a notice: people by their names, and what to call who has none and who is not in the room. */
export interface Names {
  selfId: string | undefined;
  of: (peerId: string) => string;
  administrator: string;
}

/** What helps somebody, and what neither helps nor hurts. */
const lifts: ReadonlySet<Notice['action']> = new Set(['unmute', 'resume', 'promote', 'claim']);
const harmless: ReadonlySet<Notice['action']> = new Set(['lower-hand']);

/** Who did what to whom, as one of those present is told. */
export function told({ action, by, peerId }: Notice, { selfId, of, administrator }: Names): NoticeInput {
  // Who becomes an owner by the password does it to themself.
  const actor = action === 'claim' ? (by ?? peerId) : by;
  const toMe = peerId !== null && peerId === selfId;
  const byMe = actor !== null && actor === selfId;
  const words = byMe ? 'byYou' : toMe ? 'you' : 'other';
  return {
    // What comes later about the same person and thing takes the place of what was said before.
    id: ['told', subject(action), peerId ?? 'all'].join('-'),
    key: `room.told.${action}.${words}`,
    params: { by: actor === null ? administrator : of(actor), ...(peerId !== null && { name: of(peerId) }) },
    tone: toMe && !harmless.has(action) ? (lifts.has(action) ? 'good' : 'warn') : 'info',
  };
}

const opposites: Partial<Record<Notice['action'], Notice['action']>> = {
  unmute: 'mute',
  resume: 'pause',
  readmit: 'kick',
  unlock: 'lock',
};

function subject(action: Notice['action']): Notice['action'] {
  return opposites[action] ?? action;
}
