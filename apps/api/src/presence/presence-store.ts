import type { MediaState } from '@vroom/contract';
import type { Role } from '@vroom/room-policy';
import type { Observable } from 'rxjs';
import type { Actor } from '../platform/events/actor.js';
import type { NewPlace, Place, Verdict } from './place.js';

/**
 * Who is in which room now. A port: in memory for one process, in Redis for several. Every method works by room, none scans
 * the instance, and each is atomic, so that fifty sockets racing for the last place let exactly one in.
 */
export abstract class PresenceStore {
  /** Places that a process which died has left: nobody sits in them, and this process answers for them from now on. */
  abstract readonly orphaned: Observable<Place[]>;

  /**
   * The rooms, by their ids, in which this process may not have got through to what keeps the places, or not have heard of the
   * others, and which agree again by now: that has to be made up for.
   */
  abstract readonly returned: Observable<ReadonlySet<string>>;

  /** The places that this process answers for: its sockets have them, or had them last. */
  abstract own(): Place[];

  /**
   * Takes over the meetings that a process before this one has left. Once, before anybody can come.
   *
   * @returns their places, in which nobody sits yet
   */
  abstract takeOver(): Promise<Place[]>;

  /**
   * Takes a place, if there is one under both limits. Where there is none, places of the same principal that nobody sits in
   * any more (its connection dropped) are given up for it, the oldest first: who comes back without a token waits for nobody.
   * Who was muted or paused earlier in this meeting is so again: a reload lifts nothing.
   */
  abstract take(wanted: NewPlace, limits: PlaceLimits): Promise<Taking>;

  abstract find(roomId: string, peerId: string): Promise<Place | undefined>;

  /**
   * Takes all places of the principal that holds this one, and keeps that principal out for as long as the meeting lasts,
   * which is until the last place of the room is free.
   *
   * @returns the places that were taken away
   */
  abstract kick(roomId: string, peerId: string): Promise<Place[]>;

  /** Who was kicked and may not come back yet, each by the id of the place they were kicked from. */
  abstract kicked(roomId: string): Promise<string[]>;

  /** Whether this principal was kicked and may not come back yet. */
  abstract isKicked(roomId: string, principalId: string): Promise<boolean>;

  /** Lets a kicked principal back in. @returns whether somebody was kicked from this place */
  abstract readmit(roomId: string, peerId: string): Promise<boolean>;

  /** Ends the meeting: frees all places and forgets what was said of anybody. @returns the places */
  abstract clear(roomId: string): Promise<Place[]>;

  /** The places of a room, in the order in which they were taken. */
  abstract members(roomId: string): Promise<Place[]>;

  abstract count(roomId: string): Promise<number>;

  /** The rooms in which this process holds a place. */
  abstract occupied(): Promise<string[]>;

  /** How many rooms have somebody in them, and how many places are taken in all. No place is looked at for it. */
  abstract totals(): Promise<PresenceTotals>;

  /** Whether this peer has a place in this room. Of a place that this process answers for, nobody else is asked. */
  abstract has(roomId: string, peerId: string): Promise<boolean>;

  /** Changes what somebody sends. @returns the place after it, `undefined` where there is none */
  abstract setMedia(roomId: string, peerId: string, media: MediaState): Promise<Place | undefined>;

  /**
   * Raises a hand (`at` is the server's clock, in ms) or lowers it (`null`). One that is raised keeps its time, and gets one
   * after all that were raised before it, also where the clock says the same or goes back.
   *
   * @returns the place where that changed it
   */
  abstract setHand(roomId: string, peerId: string, at: number | null): Promise<Place | undefined>;

  /**
   * Changes all places of a principal, in every tab, and keeps it (but for the role, which the database keeps, and the hand)
   * for the places it takes later in this meeting.
   *
   * @returns the places after it
   */
  abstract judge(roomId: string, principalId: string, verdict: Verdict): Promise<Place[]>;

  /** Gives a place to another socket: the one that resumes it, of the same person as they are now. */
  abstract resume(claim: ResumeClaim): Promise<Resuming>;

  /** The socket dropped: keeps the place without one. @returns whether that socket held it still */
  abstract drop(roomId: string, peerId: string, socketId: string): Promise<boolean>;

  /** Frees a place, if `socketId` holds it (`null`: if nobody does). @returns the place that is free now */
  abstract release(roomId: string, peerId: string, socketId: string | null): Promise<Place | undefined>;
}

export interface PresenceTotals {
  meetings: number;
  people: number;
}

export interface PlaceLimits {
  /** Places of the room, `Infinity` for any number. */
  room: number;
  /** Places of one principal in the room: tabs and devices of one person. */
  principal: number;
}

export type Taking = { ok: true; place: Place; givenUp: Place[] } | { ok: false; reason: 'full' | 'kicked' };

export interface ResumeClaim {
  roomId: string;
  principalId: string;
  resumeHash: string;
  socketId: string;
  role: Role;
  /** Where they come from now. */
  actor: Actor;
}

/** The place as it is, and as it was before; or why not: the token fits no place of the room, or one of somebody else. */
export type Resuming = { ok: true; place: Place; before: Place } | { ok: false; reason: 'unknown' | 'foreign' };
