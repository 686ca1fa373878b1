import { Injectable } from '@nestjs/common';
import type { NewPlace, Place, PlaceChange } from './place.js';
import { PresenceStore, type PlaceLimits, type ResumeClaim, type Taking } from './presence-store.js';

/** What the chairmen said of somebody; it outlives a place, and ends with the meeting. */
interface Verdict {
  muted: boolean;
  paused: boolean;
  kicked: boolean;
}

interface Meeting {
  readonly places: Map<string, Place>;
  readonly verdicts: Map<string, Verdict>;
}

const nothingSaid: Verdict = { muted: false, paused: false, kicked: false };

/** Presence of one process. Atomic because no method awaits between reading and writing. */
@Injectable()
export class MemoryPresenceStore extends PresenceStore {
  private readonly meetings = new Map<string, Meeting>();

  take(wanted: NewPlace, limits: PlaceLimits): Promise<Taking> {
    const meeting: Meeting = this.meetings.get(wanted.roomId) ?? { places: new Map(), verdicts: new Map() };
    const { kicked, muted, paused } = meeting.verdicts.get(wanted.principalId) ?? nothingSaid;
    if (kicked) return Promise.resolve({ ok: false, reason: 'kicked' });
    const own = [...meeting.places.values()].filter(({ principalId }) => principalId === wanted.principalId);
    const surplus = Math.max(meeting.places.size + 1 - limits.room, own.length + 1 - limits.principal, 0);
    const givenUp = own.filter(({ socketId }) => socketId === null).slice(0, surplus);
    if (givenUp.length < surplus) return Promise.resolve({ ok: false, reason: 'full' });
    for (const { peerId } of givenUp) meeting.places.delete(peerId);
    this.meetings.set(wanted.roomId, meeting);
    return Promise.resolve({ ok: true, place: this.put({ ...wanted, muted, paused }), givenUp });
  }

  members(roomId: string): Promise<Place[]> {
    return Promise.resolve([...this.placesOf(roomId).values()]);
  }

  count(roomId: string): Promise<number> {
    return Promise.resolve(this.placesOf(roomId).size);
  }

  has(roomId: string, peerId: string): Promise<boolean> {
    return Promise.resolve(this.placesOf(roomId).has(peerId));
  }

  find(roomId: string, peerId: string): Promise<Place | undefined> {
    return Promise.resolve(this.placesOf(roomId).get(peerId));
  }

  update(roomId: string, peerId: string, change: PlaceChange): Promise<Place | undefined> {
    const place = this.placesOf(roomId).get(peerId);
    if (!place) return Promise.resolve(undefined);
    const changed = this.put({ ...place, ...change, revision: place.revision + 1 });
    // Only a chairman's change is a verdict: somebody's other tab must not lift it by switching a camera.
    if ('muted' in change || 'paused' in change) this.judge(changed, { ...changed, kicked: false });
    return Promise.resolve(changed);
  }

  resume({ roomId, principalId, resumeHash, socketId }: ResumeClaim): Promise<Place | undefined> {
    const places = [...this.placesOf(roomId).values()];
    const place = places.find((each) => each.resumeHash === resumeHash && each.principalId === principalId);
    if (place) this.put({ ...place, socketId });
    return Promise.resolve(place);
  }

  drop(roomId: string, peerId: string, socketId: string): Promise<boolean> {
    const place = this.placesOf(roomId).get(peerId);
    if (place?.socketId !== socketId) return Promise.resolve(false);
    this.put({ ...place, socketId: null });
    return Promise.resolve(true);
  }

  release(roomId: string, peerId: string, socketId: string | null): Promise<boolean> {
    const place = this.placesOf(roomId).get(peerId);
    if (place?.socketId !== socketId) return Promise.resolve(false);
    this.free([place]);
    return Promise.resolve(true);
  }

  kick(roomId: string, peerId: string): Promise<Place[]> {
    const places = [...this.placesOf(roomId).values()];
    const principalId = places.find((place) => place.peerId === peerId)?.principalId;
    const taken = places.filter((place) => place.principalId === principalId);
    for (const place of taken) this.judge(place, { ...place, kicked: true });
    this.free(taken);
    return Promise.resolve(taken);
  }

  clear(roomId: string): Promise<Place[]> {
    const places = [...this.placesOf(roomId).values()];
    this.meetings.delete(roomId);
    return Promise.resolve(places);
  }

  private placesOf(roomId: string): ReadonlyMap<string, Place> {
    return this.meetings.get(roomId)?.places ?? new Map<string, Place>();
  }

  private put(place: Place): Place {
    this.meetings.get(place.roomId)?.places.set(place.peerId, place);
    return place;
  }

  private judge({ roomId, principalId }: Place, { muted, paused, kicked }: Verdict): void {
    this.meetings.get(roomId)?.verdicts.set(principalId, { muted, paused, kicked });
  }

  private free(places: readonly Place[]): void {
    for (const { roomId, peerId } of places) {
      const meeting = this.meetings.get(roomId);
      meeting?.places.delete(peerId);
      if (meeting?.places.size === 0) this.meetings.delete(roomId);
    }
  }
}
