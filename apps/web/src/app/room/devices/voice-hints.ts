import { Component, effect, inject } from '@angular/core';
import { watchLevel } from '../../shared/level-meter';
import { Notices } from '../../shared/notices';
import { Preferences } from '../../shared/preferences';
import { LocalDevices } from '../local-devices';
import { RoomActions } from '../room-actions';
import { MutedTalk } from './muted-talk';
import { Silence } from './silence';

const silenceId = 'silent-microphone';

/** Says what one can't know oneself: that no sound comes from one's microphone, or that one speaks while muted. */
@Component({ selector: 'vroom-voice-hints', template: '' })
export class VoiceHints {
  private readonly devices = inject(LocalDevices);
  private readonly notices = inject(Notices);
  private readonly actions = inject(RoomActions);
  private readonly preferences = inject(Preferences);
  private readonly silence = new Silence();
  private readonly mutedTalk = new MutedTalk();
  private silent = false;

  constructor() {
    effect((onCleanup) => {
      const track = this.devices.audioTrack();
      this.tellSilence(false);
      this.silence.forget();
      if (!track) return;
      const stop = watchLevel(track, (level, dead) => this.heard(level, dead));
      onCleanup(() => {
        stop();
        this.tellSilence(false);
      });
    });
  }

  private heard(level: number, dead: boolean): void {
    const now = performance.now();
    if (this.devices.microphoneOn()) {
      this.mutedTalk.forget();
      this.tellSilence(this.silence.heard(dead, now));
      return;
    }
    this.silence.forget();
    this.tellSilence(false);
    // Who was muted by a chairman knows it, and can do nothing about it.
    if (!this.devices.moderation().muted && this.mutedTalk.heard(level, now)) this.hint();
  }

  private tellSilence(silent: boolean): void {
    if (silent === this.silent) return;
    this.silent = silent;
    if (!silent) return this.notices.dismiss(silenceId);
    const action = { key: 'room.devices.choose', run: () => this.actions.run('microphones') };
    this.notices.show({ id: silenceId, key: 'room.devices.silent', tone: 'warn', action });
  }

  private hint(): void {
    const byKey = this.preferences.values().shortcuts ?? true;
    this.notices.show({ id: 'muted-talk', key: byKey ? 'room.devices.mutedTalkKey' : 'room.devices.mutedTalk' });
  }
}
