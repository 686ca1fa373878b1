import { Meeting } from './meeting.js';
import type { MeetingJournal } from './meeting-journal.js';
import { MeetingPresenceStore } from './meeting-presence-store.js';
import type { Place } from './place.js';
import type { PresenceTotals } from './presence-store.js';

/**
 * Presence of one process, with a journal for the process after it. Atomic because nothing is awaited between reading and
 * writing.
 */
export class MemoryPresenceStore extends MeetingPresenceStore {
  private readonly meetings = new Map<string, Meeting>();

  constructor(private readonly journal: Pick<MeetingJournal, 'read' | 'note'>) {
    super();
  }

  async takeOver(): Promise<Place[]> {
    const left: Place[] = [];
    for (const [roomId, { places, standings }] of await this.journal.read()) {
      const dropped = places.map((place) => ({ ...place, socketId: null }));
      const byPeer = new Map(dropped.map((place) => [place.peerId, place]));
      this.meetings.set(roomId, new Meeting(byPeer, new Map(standings)));
      left.push(...dropped);
    }
    return left;
  }

  own(): Place[] {
    return [...this.meetings.values()].flatMap(({ places }) => places);
  }

  occupied(): Promise<string[]> {
    return Promise.resolve([...this.meetings.keys()]);
  }

  totals(): Promise<PresenceTotals> {
    const people = [...this.meetings.values()].reduce((sum, { size }) => sum + size, 0);
    return Promise.resolve({ meetings: this.meetings.size, people });
  }

  protected look<T>(roomId: string, at: (meeting: Meeting) => T): Promise<T> {
    return Promise.resolve(at(this.meetings.get(roomId) ?? new Meeting()));
  }

  protected change<T>(roomId: string, work: (meeting: Meeting) => T): Promise<T> {
    const meeting = this.meetings.get(roomId) ?? new Meeting();
    const result = work(meeting);
    if (meeting.over) this.meetings.delete(roomId);
    else this.meetings.set(roomId, meeting);
    if (meeting.changed) this.journal.note(roomId, () => this.meetings.get(roomId)?.state);
    meeting.changed = false;
    return Promise.resolve(result);
  }
}
