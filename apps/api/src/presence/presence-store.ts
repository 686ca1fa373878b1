import type { NewPlace, Place, PlaceChange } from './place.js';

/**
 * Who is in which room now. A port: in memory for one process, in Redis for several. Every method works by room, none scans
 * the instance, and each is atomic, so that fifty sockets racing for the last place let exactly one in.
 */
export abstract class PresenceStore {
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

  /** Ends the meeting: frees all places and forgets what was said of anybody. @returns the places */
  abstract clear(roomId: string): Promise<Place[]>;

  /** The places of a room, in the order in which they were taken. */
  abstract members(roomId: string): Promise<Place[]>;

  abstract count(roomId: string): Promise<number>;

  /** Whether this peer has a place in this room. */
  abstract has(roomId: string, peerId: string): Promise<boolean>;

  /** Changes what others see of a place. @returns the place after it, `undefined` where there is none */
  abstract update(roomId: string, peerId: string, change: PlaceChange): Promise<Place | undefined>;

  /**
   * Gives a place to another socket: the one that resumes it.
   *
   * @returns the place as it was before, `undefined` where the hash fits none of this principal's in this room
   */
  abstract resume(claim: ResumeClaim): Promise<Place | undefined>;

  /** The socket dropped: keeps the place without one. @returns whether that socket held it still */
  abstract drop(roomId: string, peerId: string, socketId: string): Promise<boolean>;

  /** Frees a place. With `socketId` only if that one holds it, `null` meaning nobody does. @returns whether it did */
  abstract release(roomId: string, peerId: string, socketId: string | null): Promise<boolean>;
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
}
