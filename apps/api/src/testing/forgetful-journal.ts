import type { MeetingState } from '../presence/meeting-state.js';

/** Writes nothing down: for tests in which no process comes after the first. */
export class ForgetfulJournal {
  read(): Promise<Map<string, MeetingState>> {
    return Promise.resolve(new Map<string, MeetingState>());
  }

  note(): void {
    // Forgotten at once.
  }
}
