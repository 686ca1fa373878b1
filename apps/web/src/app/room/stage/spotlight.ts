import { computed, inject, linkedSignal, Service, signal } from '@angular/core';
import { Preferences } from '../../shared/preferences';
import { RoomStore } from '../room-store';
import { shareOf } from '../tile-view';
import { chooseFront, inOrder } from './front';
import { FullScreen } from './full-screen';
import { noPresses, pressed } from './presses';
import { SpeakerWatch } from './speaker-watch';

/** A share's name among the pictures; a person's is their id. */
export function shareKey(peerId: string): string {
  return `screen:${peerId}`;
}

/** Which picture is in front, by what happens and by what one presses. */
@Service({ autoProvided: false })
export class Spotlight {
  private readonly store = inject(RoomStore);
  private readonly preferences = inject(Preferences);
  private readonly fullScreen = inject(FullScreen);
  private readonly speakers = inject(SpeakerWatch);
  private readonly presses = signal(noPresses);
  private lastPressed: Element | undefined;

  /** What is shared, the newest last. */
  readonly shares = linkedSignal<string[], string[]>({
    source: () => this.store.others().flatMap((peer) => (shareOf(peer) ? [shareKey(peer.id)] : [])),
    computation: (now, before) => inOrder(before?.value ?? [], now),
  }).asReadonly();
  readonly pinned = computed(() => this.presses().pinned);
  readonly front = computed(() =>
    chooseFront({
      choice: this.preferences.values().layout,
      pinned: this.pinned(),
      shares: this.shares(),
      people: this.store.others().map(({ id }) => id),
      speaker: this.speakers.front(),
    }),
  );

  /** @param at in ms; `null` for a key */
  press(key: string, picture: Element, at: number | null): void {
    const { next, fullScreen } = pressed(this.presses(), key, at);
    this.presses.set(next);
    // It was the first of the two presses that said which one.
    if (fullScreen !== null) this.fullScreen.toggle(this.lastPressed ?? picture);
    this.lastPressed = picture;
  }
}
