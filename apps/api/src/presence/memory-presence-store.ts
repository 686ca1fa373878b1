import { Injectable } from '@nestjs/common';
import type { Place, PlaceChange } from './place.js';
import { PresenceStore, type PlaceLimits, type ResumeClaim, type Taking } from './presence-store.js';

/** Presence of one process. Atomic because no method awaits between reading and writing. */
@Injectable()
export class MemoryPresenceStore extends PresenceStore {
  private readonly rooms = new Map<string, Map<string, Place>>();

  take(place: Place, limits: PlaceLimits): Promise<Taking> {
    const room = this.rooms.get(place.roomId) ?? new Map<string, Place>();
    const own = [...room.values()].filter(({ principalId }) => principalId === place.principalId);
    const surplus = Math.max(room.size + 1 - limits.room, own.length + 1 - limits.principal, 0);
    const givenUp = own.filter(({ socketId }) => socketId === null).slice(0, surplus);
    if (givenUp.length < surplus) return Promise.resolve({ ok: false });
    for (const { peerId } of givenUp) room.delete(peerId);
    room.set(place.peerId, place);
    this.rooms.set(place.roomId, room);
    return Promise.resolve({ ok: true, givenUp });
  }

  find(roomId: string, peerId: string): Promise<Place | undefined> {
    return Promise.resolve(this.rooms.get(roomId)?.get(peerId));
  }

  members(roomId: string): Promise<Place[]> {
    return Promise.resolve([...(this.rooms.get(roomId)?.values() ?? [])]);
  }

  count(roomId: string): Promise<number> {
    return Promise.resolve(this.rooms.get(roomId)?.size ?? 0);
  }

  has(roomId: string, peerId: string): Promise<boolean> {
    return Promise.resolve(this.rooms.get(roomId)?.has(peerId) ?? false);
  }

  update(roomId: string, peerId: string, change: PlaceChange): Promise<Place | undefined> {
    const place = this.rooms.get(roomId)?.get(peerId);
    return Promise.resolve(place && this.put({ ...place, ...change, revision: place.revision + 1 }));
  }

  resume({ roomId, principalId, resumeHash, socketId }: ResumeClaim): Promise<Place | undefined> {
    const places = [...(this.rooms.get(roomId)?.values() ?? [])];
    const place = places.find((each) => each.resumeHash === resumeHash && each.principalId === principalId);
    if (place) this.put({ ...place, socketId });
    return Promise.resolve(place);
  }

  drop(roomId: string, peerId: string, socketId: string): Promise<boolean> {
    const place = this.rooms.get(roomId)?.get(peerId);
    if (place?.socketId !== socketId) return Promise.resolve(false);
    this.put({ ...place, socketId: null });
    return Promise.resolve(true);
  }

  release(roomId: string, peerId: string, socketId: string | null): Promise<boolean> {
    const room = this.rooms.get(roomId);
    if (!room || room.get(peerId)?.socketId !== socketId) return Promise.resolve(false);
    room.delete(peerId);
    if (room.size === 0) this.rooms.delete(roomId);
    return Promise.resolve(true);
  }

  private put(place: Place): Place {
    this.rooms.get(place.roomId)?.set(place.peerId, place);
    return place;
  }
}
