import type { MediaState } from '@vroom/contract';
import { isAtLeast } from '@vroom/room-policy';
import type { MeetingState, Standing } from './meeting-state.js';
import type { NewPlace, Place, Verdict } from './place.js';
import type { PlaceLimits, ResumeClaim, Resuming, Taking } from './presence-store.js';

const unjudged: Standing = { muted: false, paused: false, kickedFrom: null };

/**
 * The places of one room and what was said of its people, wherever they are kept. What its methods mean is said at
 * {@link PresenceStore}; none waits for anything.
 */
export class Meeting {
  /** Whether it is another one than it was made as. */
  changed = false;

  constructor(
    private readonly byPeer = new Map<string, Place>(),
    private readonly standings = new Map<string, Standing>(),
  ) {}

  /** Nobody has a place any more, and all that was said of anybody is forgotten. */
  get over(): boolean {
    return this.byPeer.size === 0;
  }

  get size(): number {
    return this.byPeer.size;
  }

  get places(): Place[] {
    return [...this.byPeer.values()];
  }

  get state(): Pick<MeetingState, 'standings'> & { places: Place[] } {
    return { places: this.places, standings: [...this.standings] };
  }

  find(peerId: string): Place | undefined {
    return this.byPeer.get(peerId);
  }

  take(wanted: NewPlace, limits: PlaceLimits): Taking {
    const { kickedFrom, muted, paused } = this.standing(wanted.principalId);
    if (kickedFrom !== null) return { ok: false, reason: 'kicked' };
    const own = this.placesOf(wanted.principalId);
    const surplus = Math.max(this.size + 1 - limits.room, own.length + 1 - limits.principal, 0);
    const givenUp = own.filter(({ socketId }) => socketId === null).slice(0, surplus);
    if (givenUp.length < surplus) return { ok: false, reason: 'full' };
    for (const { peerId } of givenUp) this.byPeer.delete(peerId);
    return { ok: true, place: this.put({ ...wanted, muted, paused }), givenUp };
  }

  setMedia(peerId: string, media: MediaState): Place | undefined {
    const place = this.find(peerId);
    return place && this.put({ ...place, media, revision: place.revision + 1 });
  }

  setHand(peerId: string, at: number | null): Place | undefined {
    const place = this.find(peerId);
    if (!place || (place.hand === null) === (at === null)) return undefined;
    const hand = at === null ? null : this.turn(at);
    return this.put({ ...place, hand, revision: place.revision + 1 });
  }

  judge(principalId: string, verdict: Verdict): Place[] {
    const places = this.placesOf(principalId);
    const judged = places.map((place) => this.put({ ...place, ...verdict, revision: place.revision + 1 }));
    const { role: _kept, hand: _lowered, ...standing } = verdict;
    this.stand(principalId, standing);
    return judged;
  }

  resume({ principalId, resumeHash, socketId, role, actor }: ResumeClaim): Resuming {
    const before = this.places.find((place) => place.resumeHash === resumeHash);
    if (!before) return { ok: false, reason: 'unknown' };
    if (before.principalId !== principalId) return { ok: false, reason: 'foreign' };
    // Only an administrator becomes less; any other role may have grown since it was looked up.
    const held = before.role === 'admin' || isAtLeast(role, before.role) ? role : before.role;
    const revision = before.revision + (held === before.role ? 0 : 1);
    return { ok: true, place: this.put({ ...before, socketId, role: held, actor, revision }), before };
  }

  drop(peerId: string, socketId: string): boolean {
    const place = this.find(peerId);
    if (place?.socketId !== socketId) return false;
    this.put({ ...place, socketId: null });
    return true;
  }

  release(peerId: string, socketId: string | null): Place | undefined {
    const place = this.find(peerId);
    if (place?.socketId !== socketId) return undefined;
    this.free([place]);
    return place;
  }

  kick(peerId: string): Place[] {
    const principalId = this.find(peerId)?.principalId;
    if (principalId === undefined) return [];
    const taken = this.placesOf(principalId);
    this.stand(principalId, { kickedFrom: peerId });
    this.free(taken);
    return taken;
  }

  kicked(): string[] {
    return [...this.standings.values()].flatMap(({ kickedFrom }) => kickedFrom ?? []);
  }

  isKicked(principalId: string): boolean {
    return this.standing(principalId).kickedFrom !== null;
  }

  readmit(peerId: string): boolean {
    const principalId = [...this.standings].find(([, { kickedFrom }]) => kickedFrom === peerId)?.[0];
    if (principalId !== undefined) this.stand(principalId, { kickedFrom: null });
    return principalId !== undefined;
  }

  clear(): Place[] {
    const { places } = this;
    this.free(places);
    return places;
  }

  /** Puts a place as it is, whatever was there. */
  put(place: Place): Place {
    this.byPeer.set(place.peerId, place);
    this.changed = true;
    return place;
  }

  /** After everybody who waits already, whatever the clock did meanwhile. */
  private turn(at: number): number {
    return Math.max(at, ...this.places.map(({ hand }) => (hand ?? 0) + 1));
  }

  private placesOf(principalId: string): Place[] {
    return this.places.filter((place) => place.principalId === principalId);
  }

  private standing(principalId: string): Standing {
    return this.standings.get(principalId) ?? unjudged;
  }

  private stand(principalId: string, change: Partial<Standing>): void {
    this.standings.set(principalId, { ...this.standing(principalId), ...change });
    this.changed = true;
  }

  private free(places: readonly Place[]): void {
    for (const { peerId } of places) this.byPeer.delete(peerId);
    this.changed = true;
  }
}
