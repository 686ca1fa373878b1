import { DestroyRef, effect, inject, Service, untracked } from '@angular/core';
import type { SoundKind } from '../shared/preference-values';
import { Preferences } from '../shared/preferences';
import { playTune } from '../shared/tunes';
import { LocalDevices } from './local-devices';
import { RoomSession } from './room-session';
import { RoomStore } from './room-store';
import { SoundPace } from './sound-pace';
import { soundTunes } from './sound-tunes';

/** Soft sounds for what happens while one is there. What was so before one came makes none. */
@Service({ autoProvided: false })
export class Sounds {
  private readonly store = inject(RoomStore);
  private readonly devices = inject(LocalDevices);
  private readonly preferences = inject(Preferences);
  private readonly pace = new SoundPace(() => performance.now());

  constructor() {
    const { server } = inject(RoomSession);
    const stops = [server.on('peer:joined', () => this.play('join')), server.on('peer:left', () => this.play('leave'))];
    inject(DestroyRef).onDestroy(() => stops.forEach((stop) => stop()));
    this.follow('message', () => this.store.heard());
    this.follow('hand', () => this.store.latestHand());
  }

  /** Sounds when the value becomes another one than it was at first. A message that one sees come makes none. */
  private follow(kind: 'message' | 'hand', value: () => unknown): void {
    let known = untracked(value);
    effect(() => {
      const now = value();
      const seen = kind === 'message' && untracked(() => this.store.unread() === 0);
      if (now !== known && !seen) untracked(() => this.play(kind));
      known = now;
    });
  }

  private play(kind: SoundKind): void {
    if (!this.preferences.values().sounds[kind] || !this.pace.take(kind)) return;
    // Without a sound nothing is lost that is not on the screen too.
    playTune(soundTunes[kind], this.devices.speakerId()).catch(() => undefined);
  }
}
