import { Component, computed, DestroyRef, DOCUMENT, effect, type ElementRef, inject, viewChild } from '@angular/core';
import { systemClock } from '@vroom/mesh';
import { Api } from '../../shared/api';
import { Preferences } from '../../shared/preferences';
import { LocalDevices } from '../local-devices';
import { Quiet } from '../quiet';
import { RoomStore } from '../room-store';
import { MusicPlayer } from './music-player';

/** Music while one is alone. It comes from an element of the page and is no part of what goes to the others. */
@Component({
  selector: 'vroom-hold-music',
  template: `<audio #audio preload="none"></audio>`,
  styles: ':host { display: none; }',
})
export class HoldMusic {
  private readonly api = inject(Api);
  private readonly store = inject(RoomStore);
  private readonly devices = inject(LocalDevices);
  private readonly preferences = inject(Preferences);
  private readonly quiet = inject(Quiet);
  private readonly document = inject(DOCUMENT);
  private readonly audio = viewChild.required<ElementRef<HTMLAudioElement>>('audio');
  private readonly wanted = computed(
    () => this.preferences.values().music && this.store.others().length === 0 && !this.quiet.wanted(),
  );

  constructor() {
    const destroyed = inject(DestroyRef);
    let player: MusicPlayer | undefined;
    effect(() => {
      const wanted = this.wanted();
      // Not before it is needed: for who comes to a meeting there is never any.
      player ??= wanted ? this.makePlayer() : undefined;
      player?.want(wanted);
    });
    effect(() => {
      const element = this.audio().nativeElement;
      const id = this.devices.speakerId() ?? '';
      // Missing in some browsers; and a loudspeaker that is gone leaves the sound where it was.
      if ('setSinkId' in element && element.sinkId !== id) element.setSinkId(id).catch(() => undefined);
    });
    destroyed.onDestroy(() => player?.close());
  }

  private makePlayer(): MusicPlayer {
    return new MusicPlayer({
      element: this.audio().nativeElement,
      clock: systemClock,
      random: Math.random,
      find: async () => (await this.api.call('getMusic', {})).items.map(({ url }) => url),
      onGesture: (listener) => this.onGesture(listener),
    });
  }

  /** A click, tap or key anywhere: what makes a browser let sound begin. */
  private onGesture(listener: () => void): () => void {
    const kinds = ['click', 'keydown'] as const;
    for (const kind of kinds) this.document.addEventListener(kind, listener);
    return () => {
      for (const kind of kinds) this.document.removeEventListener(kind, listener);
    };
  }
}
