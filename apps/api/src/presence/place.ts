import type { MediaState, Peer } from '@vroom/contract';
import type { Role } from '@vroom/room-policy';
import type { Actor } from '../platform/events/actor.js';

/** Somebody's place in a room: held while their socket is connected, and for a while after it dropped. */
export interface Place {
  readonly peerId: string;
  readonly roomId: string;
  readonly roomName: string;
  readonly principalId: string;
  /** Who that is, for the audit. */
  readonly actor: Actor;
  readonly role: Role;
  readonly media: MediaState;
  /** Asked by a chairman not to speak. */
  readonly muted: boolean;
  /** Asked by a chairman not to be seen. */
  readonly paused: boolean;
  /** Since when their hand is raised, in ms; `null` while it is not. */
  readonly hand: number | null;
  /** Counts the changes others see. */
  readonly revision: number;
  /** SHA-256 of the token that takes this place back. */
  readonly resumeHash: string;
  /** The socket that holds it; `null` while it is dropped. */
  readonly socketId: string | null;
}

/** What chairmen change in all places of a person. A hand they only lower. */
export type Verdict = Partial<Pick<Place, 'role' | 'muted' | 'paused'>> & { readonly hand?: null };

/** A place as it is asked for; what the chairmen said of this person earlier in the meeting comes on top. */
export type NewPlace = Omit<Place, 'muted' | 'paused'>;

/** A place as everybody in the room sees it. */
export function peerOf({ peerId, role, media, muted, paused, hand, revision }: Place): Peer {
  return { id: peerId, role, media, moderation: { muted, paused }, hand, revision };
}
