/**
 * The tokens of invitations that came in the address, which they leave at once: `keep(place, token)`, `of(place)`,
 * `drop(place)`. The place is a room, or {@link answerPlace}. They last as long as the tab, so that a reload finds them.
 */
import { DOCUMENT, inject, Service, signal } from '@angular/core';

/** No room has this name. */
export const answerPlace = 'invitation';

const keyOf = (place: string) => `vroom.invitation.${place}`;

@Service()
export class InvitationTokens {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly tokens = new Map<string, string>();
  private readonly latestState = signal<{ readonly place: string } | undefined>(undefined);

  /** Where the last one came. */
  readonly latest = this.latestState.asReadonly();

  keep(place: string, token: string): void {
    this.tokens.set(place, token);
    this.store((storage) => storage.setItem(keyOf(place), token));
    this.latestState.set({ place });
  }

  of(place: string): string | undefined {
    return this.tokens.get(place) ?? this.store((storage) => storage.getItem(keyOf(place))) ?? undefined;
  }

  drop(place: string): void {
    this.tokens.delete(place);
    this.store((storage) => storage.removeItem(keyOf(place)));
  }

  /** Where storage is blocked, the page remembers it at least. */
  private store<T>(work: (storage: Storage) => T): T | undefined {
    try {
      return this.window ? work(this.window.sessionStorage) : undefined;
    } catch {
      return undefined;
    }
  }
}
