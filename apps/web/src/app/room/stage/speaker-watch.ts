import { effect, inject, Service, signal, untracked } from '@angular/core';
import { Preferences } from '../../shared/preferences';
import { RoomStore } from '../room-store';
import { peerTile } from '../tile-view';
import { heard, nobodySpoke } from './active-speaker';

const lookEveryMs = 250;

/** Watches who speaks, as long as the layout follows them. */
@Service({ autoProvided: false })
export class SpeakerWatch {
  private readonly store = inject(RoomStore);
  private readonly preferences = inject(Preferences);
  private readonly frontState = signal<string | null>(null);
  private speakers = nobodySpoke;

  readonly front = this.frontState.asReadonly();

  constructor() {
    effect((onCleanup) => {
      if (this.preferences.values().layout !== 'speaker') return;
      const timer = setInterval(() => untracked(() => this.look()), lookEveryMs);
      onCleanup(() => clearInterval(timer));
    });
  }

  private look(): void {
    const others = this.store.others().map(peerTile);
    const speaking = others.flatMap(({ id, speaking }) => (speaking ? [id] : []));
    const present = others.map(({ id }) => id);
    this.speakers = heard(this.speakers, speaking, present, performance.now());
    this.frontState.set(this.speakers.front);
  }
}
