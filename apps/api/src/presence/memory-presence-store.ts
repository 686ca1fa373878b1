import { Injectable } from '@nestjs/common';
import type { MediaState } from '@vroom/contract';
import type { NewPlace, Place, Verdict } from './place.js';
import { PresenceStore, type PlaceLimits, type ResumeClaim, type Resuming, type Taking } from './presence-store.js';

/** What the chairmen said of somebody; it outlives a place, and ends with the meeting. */
interface Standing {
  readonly muted: boolean;
  readonly paused: boolean;
  /** The place from which they were kicked. */
  readonly kickedFrom: string | null;
}

interface Meeting {
  readonly places: Map<string, Place>;
  readonly standings: Map<string, Standing>;
  /** When what was written was deleted for everybody, in ms. */
  wipedAt: number | null;
}

function newMeeting(): Meeting {
  return { places: new Map(), standings: new Map(), wipedAt: null };
}

const unjudged: Standing = { muted: false, paused: false, kickedFrom: null };

/** Presence of one process. Atomic because no method awaits between reading and writing. */
@Injectable()
export class MemoryPresenceStore extends PresenceStore {
  private readonly meetings = new Map<string, Meeting>();

  take(wanted: NewPlace, limits: PlaceLimits): Promise<Taking> {
    const meeting = this.meetings.get(wanted.roomId) ?? newMeeting();
    const { kickedFrom, muted, paused } = meeting.standings.get(wanted.principalId) ?? unjudged;
    if (kickedFrom !== null) return Promise.resolve({ ok: false, reason: 'kicked' });
    const own = this.placesOfPrincipal(wanted.roomId, wanted.principalId);
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

  occupied(): Promise<string[]> {
    return Promise.resolve([...this.meetings.keys()]);
  }

  has(roomId: string, peerId: string): Promise<boolean> {
    return Promise.resolve(this.placesOf(roomId).has(peerId));
  }

  find(roomId: string, peerId: string): Promise<Place | undefined> {
    return Promise.resolve(this.placesOf(roomId).get(peerId));
  }

  setMedia(roomId: string, peerId: string, media: MediaState): Promise<Place | undefined> {
    const place = this.placesOf(roomId).get(peerId);
    return Promise.resolve(place && this.put({ ...place, media, revision: place.revision + 1 }));
  }

  setHand(roomId: string, peerId: string, at: number | null): Promise<Place | undefined> {
    const place = this.placesOf(roomId).get(peerId);
    if (!place || (place.hand === null) === (at === null)) return Promise.resolve(undefined);
    return Promise.resolve(this.put({ ...place, hand: at, revision: place.revision + 1 }));
  }

  wipe(roomId: string, at: number): Promise<void> {
    const meeting = this.meetings.get(roomId);
    if (meeting) meeting.wipedAt = at;
    return Promise.resolve();
  }

  wipedAt(roomId: string): Promise<number | null> {
    return Promise.resolve(this.meetings.get(roomId)?.wipedAt ?? null);
  }

  judge(roomId: string, principalId: string, verdict: Verdict): Promise<Place[]> {
    const places = this.placesOfPrincipal(roomId, principalId);
    const changed = places.map((place) => this.put({ ...place, ...verdict, revision: place.revision + 1 }));
    const { role: _kept, hand: _lowered, ...standing } = verdict;
    this.stand(roomId, principalId, standing);
    return Promise.resolve(changed);
  }

  resume({ roomId, principalId, resumeHash, socketId }: ResumeClaim): Promise<Resuming> {
    const before = [...this.placesOf(roomId).values()].find((place) => place.resumeHash === resumeHash);
    if (!before) return Promise.resolve({ ok: false, reason: 'unknown' });
    if (before.principalId !== principalId) return Promise.resolve({ ok: false, reason: 'foreign' });
    this.put({ ...before, socketId });
    return Promise.resolve({ ok: true, before });
  }

  drop(roomId: string, peerId: string, socketId: string): Promise<boolean> {
    const place = this.placesOf(roomId).get(peerId);
    if (place?.socketId !== socketId) return Promise.resolve(false);
    this.put({ ...place, socketId: null });
    return Promise.resolve(true);
  }

  release(roomId: string, peerId: string, socketId: string | null): Promise<Place | undefined> {
    const place = this.placesOf(roomId).get(peerId);
    if (place?.socketId !== socketId) return Promise.resolve(undefined);
    this.free([place]);
    return Promise.resolve(place);
  }

  kick(roomId: string, peerId: string): Promise<Place[]> {
    const principalId = this.placesOf(roomId).get(peerId)?.principalId;
    if (principalId === undefined) return Promise.resolve([]);
    const taken = this.placesOfPrincipal(roomId, principalId);
    this.stand(roomId, principalId, { kickedFrom: peerId });
    this.free(taken);
    return Promise.resolve(taken);
  }

  kicked(roomId: string): Promise<string[]> {
    const standings = [...(this.meetings.get(roomId)?.standings.values() ?? [])];
    return Promise.resolve(standings.flatMap(({ kickedFrom }) => kickedFrom ?? []));
  }

  readmit(roomId: string, peerId: string): Promise<boolean> {
    const standings = [...(this.meetings.get(roomId)?.standings ?? [])];
    const principalId = standings.find(([, { kickedFrom }]) => kickedFrom === peerId)?.[0];
    if (principalId !== undefined) this.stand(roomId, principalId, { kickedFrom: null });
    return Promise.resolve(principalId !== undefined);
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

  private placesOfPrincipal(roomId: string, principalId: string): Place[] {
    return [...this.placesOf(roomId).values()].filter((place) => place.principalId === principalId);
  }

  private stand(roomId: string, principalId: string, change: Partial<Standing>): void {
    const standings = this.meetings.get(roomId)?.standings;
    standings?.set(principalId, { ...(standings.get(principalId) ?? unjudged), ...change });
  }

  private free(places: readonly Place[]): void {
    for (const { roomId, peerId } of places) {
      const meeting = this.meetings.get(roomId);
      meeting?.places.delete(peerId);
      if (meeting?.places.size === 0) this.meetings.delete(roomId);
    }
  }
}
