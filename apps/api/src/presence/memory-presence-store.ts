import type { MediaState } from '@vroom/contract';
import type { MeetingJournal } from './meeting-journal.js';
import type { MeetingState, Standing } from './meeting-state.js';
import type { NewPlace, Place, Verdict } from './place.js';
import { isAtLeast } from '@vroom/room-policy';
import { PresenceStore, type PlaceLimits, type ResumeClaim, type Resuming, type Taking } from './presence-store.js';

interface Meeting {
  readonly places: Map<string, Place>;
  readonly standings: Map<string, Standing>;
}

const unjudged: Standing = { muted: false, paused: false, kickedFrom: null };

/**
 * Presence of one process, with a journal for the process after it. Atomic because no method awaits between reading and
 * writing.
 */
export class MemoryPresenceStore extends PresenceStore {
  private readonly meetings = new Map<string, Meeting>();

  constructor(private readonly journal: Pick<MeetingJournal, 'read' | 'note'>) {
    super();
  }

  async takeOver(): Promise<Place[]> {
    const left: Place[] = [];
    for (const [roomId, { places, standings }] of await this.journal.read()) {
      const dropped = places.map((place) => ({ ...place, socketId: null }));
      const byPeer = new Map(dropped.map((place) => [place.peerId, place]));
      this.meetings.set(roomId, { places: byPeer, standings: new Map(standings) });
      left.push(...dropped);
    }
    return left;
  }

  take(wanted: NewPlace, limits: PlaceLimits): Promise<Taking> {
    const meeting: Meeting = this.meetings.get(wanted.roomId) ?? { places: new Map(), standings: new Map() };
    const { kickedFrom, muted, paused } = this.standing(wanted.roomId, wanted.principalId);
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
    const hand = at === null ? null : this.turn(roomId, at);
    return Promise.resolve(this.put({ ...place, hand, revision: place.revision + 1 }));
  }

  judge(roomId: string, principalId: string, verdict: Verdict): Promise<Place[]> {
    const places = this.placesOfPrincipal(roomId, principalId);
    const changed = places.map((place) => this.put({ ...place, ...verdict, revision: place.revision + 1 }));
    const { role: _kept, hand: _lowered, ...standing } = verdict;
    this.stand(roomId, principalId, standing);
    return Promise.resolve(changed);
  }

  resume({ roomId, principalId, resumeHash, socketId, role, actor }: ResumeClaim): Promise<Resuming> {
    const before = [...this.placesOf(roomId).values()].find((place) => place.resumeHash === resumeHash);
    if (!before) return Promise.resolve({ ok: false, reason: 'unknown' });
    if (before.principalId !== principalId) return Promise.resolve({ ok: false, reason: 'foreign' });
    // Only an administrator becomes less; any other role may have grown since it was looked up.
    const held = before.role === 'admin' || isAtLeast(role, before.role) ? role : before.role;
    const revision = before.revision + (held === before.role ? 0 : 1);
    const place = this.put({ ...before, socketId, role: held, actor, revision });
    return Promise.resolve({ ok: true, place, before });
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

  isKicked(roomId: string, principalId: string): Promise<boolean> {
    return Promise.resolve(this.standing(roomId, principalId).kickedFrom !== null);
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
    this.changed(roomId);
    return Promise.resolve(places);
  }

  private placesOf(roomId: string): ReadonlyMap<string, Place> {
    return this.meetings.get(roomId)?.places ?? new Map<string, Place>();
  }

  private put(place: Place): Place {
    this.meetings.get(place.roomId)?.places.set(place.peerId, place);
    this.changed(place.roomId);
    return place;
  }

  /** After everybody who waits already, whatever the clock did meanwhile. */
  private turn(roomId: string, at: number): number {
    return Math.max(at, ...[...this.placesOf(roomId).values()].map(({ hand }) => (hand ?? 0) + 1));
  }

  private placesOfPrincipal(roomId: string, principalId: string): Place[] {
    return [...this.placesOf(roomId).values()].filter((place) => place.principalId === principalId);
  }

  private standing(roomId: string, principalId: string): Standing {
    return this.meetings.get(roomId)?.standings.get(principalId) ?? unjudged;
  }

  private stand(roomId: string, principalId: string, change: Partial<Standing>): void {
    const standing = { ...this.standing(roomId, principalId), ...change };
    this.meetings.get(roomId)?.standings.set(principalId, standing);
    this.changed(roomId);
  }

  private free(places: readonly Place[]): void {
    for (const { roomId, peerId } of places) {
      const meeting = this.meetings.get(roomId);
      meeting?.places.delete(peerId);
      if (meeting?.places.size === 0) this.meetings.delete(roomId);
      this.changed(roomId);
    }
  }

  private changed(roomId: string): void {
    this.journal.note(roomId, () => this.stateOf(roomId));
  }

  private stateOf(roomId: string): MeetingState | undefined {
    const meeting = this.meetings.get(roomId);
    return meeting && { places: [...meeting.places.values()], standings: [...meeting.standings] };
  }
}
