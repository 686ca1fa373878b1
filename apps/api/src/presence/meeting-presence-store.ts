import type { MediaState } from '@vroom/contract';
import { Subject } from 'rxjs';
import type { Meeting } from './meeting.js';
import type { NewPlace, Place, Verdict } from './place.js';
import { PresenceStore, type PlaceLimits, type ResumeClaim, type Resuming, type Taking } from './presence-store.js';

/** Presence by meetings: the rules are theirs, and a store of this kind says where they are kept. */
export abstract class MeetingPresenceStore extends PresenceStore {
  override readonly orphaned = new Subject<Place[]>();
  override readonly returned = new Subject<ReadonlySet<string>>();

  /** Looks at the meeting in a room as it is now, an empty one where there is none. */
  protected abstract look<T>(roomId: string, at: (meeting: Meeting) => T): Promise<T>;
  /** Does something to the meeting in a room, as one step: nobody sees it half done, and no other step comes between. */
  protected abstract change<T>(roomId: string, work: (meeting: Meeting) => T): Promise<T>;

  take(wanted: NewPlace, limits: PlaceLimits): Promise<Taking> {
    return this.change(wanted.roomId, (meeting) => meeting.take(wanted, limits));
  }

  members(roomId: string): Promise<Place[]> {
    return this.look(roomId, (meeting) => meeting.places);
  }

  count(roomId: string): Promise<number> {
    return this.look(roomId, (meeting) => meeting.size);
  }

  has(roomId: string, peerId: string): Promise<boolean> {
    return this.look(roomId, (meeting) => meeting.find(peerId) !== undefined);
  }

  find(roomId: string, peerId: string): Promise<Place | undefined> {
    return this.look(roomId, (meeting) => meeting.find(peerId));
  }

  setMedia(roomId: string, peerId: string, media: MediaState): Promise<Place | undefined> {
    return this.change(roomId, (meeting) => meeting.setMedia(peerId, media));
  }

  setHand(roomId: string, peerId: string, at: number | null): Promise<Place | undefined> {
    return this.change(roomId, (meeting) => meeting.setHand(peerId, at));
  }

  judge(roomId: string, principalId: string, verdict: Verdict): Promise<Place[]> {
    return this.change(roomId, (meeting) => meeting.judge(principalId, verdict));
  }

  resume(claim: ResumeClaim): Promise<Resuming> {
    return this.change(claim.roomId, (meeting) => meeting.resume(claim));
  }

  drop(roomId: string, peerId: string, socketId: string): Promise<boolean> {
    return this.change(roomId, (meeting) => meeting.drop(peerId, socketId));
  }

  release(roomId: string, peerId: string, socketId: string | null): Promise<Place | undefined> {
    return this.change(roomId, (meeting) => meeting.release(peerId, socketId));
  }

  kick(roomId: string, peerId: string): Promise<Place[]> {
    return this.change(roomId, (meeting) => meeting.kick(peerId));
  }

  kicked(roomId: string): Promise<string[]> {
    return this.look(roomId, (meeting) => meeting.kicked());
  }

  isKicked(roomId: string, principalId: string): Promise<boolean> {
    return this.look(roomId, (meeting) => meeting.isKicked(principalId));
  }

  readmit(roomId: string, peerId: string): Promise<boolean> {
    return this.change(roomId, (meeting) => meeting.readmit(peerId));
  }

  clear(roomId: string): Promise<Place[]> {
    return this.change(roomId, (meeting) => meeting.clear());
  }
}
