import type { Place, PlaceChange } from './place.js';

/**
 * Who is in which room now. A port: in memory for one process, in Redis for several. Every method works by room, none scans
 * the instance, and each is atomic, so that fifty sockets racing for the last place let exactly one in.
 */
export abstract class PresenceStore {
  /** Takes a place. @returns whether there was room for it under `limit` (`Infinity` for none) */
  abstract take(place: Place, limit: number): Promise<boolean>;

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

export interface ResumeClaim {
  roomId: string;
  principalId: string;
  resumeHash: string;
  socketId: string;
}
