/**
 * What this browser remembers of its person: name, colour, devices and what they are to do, sounds, layout, language,
 * recent rooms.
 * `values()` reads, `update({ displayName })` writes; `rememberRoom(name)` after joining.
 * Where storage is blocked (private mode, policy) it lasts as long as the page.
 */
import { DOCUMENT, inject, Service, signal } from '@angular/core';
import {
  parsePreferences,
  type PreferenceValues,
  stillWaiting,
  withoutRoom,
  withRecentRoom,
} from './preference-values';

const storageKey = 'vroom.preferences';

@Service()
export class Preferences {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly known = signal(parsePreferences(this.read()));

  readonly values = this.known.asReadonly();

  update(change: Partial<PreferenceValues>): void {
    // Read again first: another tab may have written meanwhile.
    const stored = this.read();
    const values = { ...(stored === null ? this.known() : parsePreferences(stored)), ...change };
    this.known.set(values);
    try {
      this.window?.localStorage.setItem(storageKey, JSON.stringify(values));
    } catch {
      // Full or forbidden: the page remembers it at least.
    }
  }

  rememberRoom(name: string): void {
    const { recentRooms, waiting } = this.known();
    this.update({
      recentRooms: withRecentRoom(recentRooms, name, Date.now()),
      waiting: stillWaiting(waiting, name),
    });
  }

  forgetRoom(name: string): void {
    this.update({ recentRooms: withoutRoom(this.known().recentRooms, name) });
  }

  private read(): string | null {
    try {
      return this.window?.localStorage.getItem(storageKey) ?? null;
    } catch {
      return null;
    }
  }
}
