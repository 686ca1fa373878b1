import type { Member, Role } from '@vroom/room-policy';
import type { Actor } from '../platform/events/actor.js';
import type { Place } from '../presence/place.js';

/** Who moderates: somebody in the room (`peerId`), or somebody who holds a role there and asks from outside. */
export interface Chairman {
  readonly roomId: string;
  readonly roomName: string;
  readonly peerId: string | null;
  readonly role: Role | null;
  /** Who that is, for the audit. */
  readonly actor: Actor;
}

/** The chairman as the rules see them. */
export function actorOf({ peerId, role }: Chairman): { id?: string; role: Role | null } {
  return peerId === null ? { role } : { id: peerId, role };
}

/** Somebody in the room as the rules see them. */
export function memberOf({ peerId: id, role, muted, paused }: Place): Member {
  return { id, role, moderation: { muted, paused } };
}
