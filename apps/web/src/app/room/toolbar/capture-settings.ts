import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { soundWishes } from '@vroom/mesh';
import { Api } from '../../shared/api';
import { frameRateChoices, type PictureChoice, pictureChoices, soundChoices } from '../../shared/capture-wishes';
import { Preferences } from '../../shared/preferences';
import { SwitchRow } from '../../shared/switch-row';

const pictureWords: Readonly<Record<PictureChoice, string>> = {
  automatic: 'room.capture.automatic',
  standard: 'room.capture.standard',
  low: 'room.capture.low',
};
const soundWords = {
  echoCancellation: { id: 'echo-cancellation', label: 'room.capture.echo', hint: 'room.capture.echoHint' },
  noiseSuppression: { id: 'noise-suppression', label: 'room.capture.noise', hint: 'room.capture.noiseHint' },
  autoGainControl: { id: 'auto-gain', label: 'room.capture.gain', hint: 'room.capture.gainHint' },
} as const;

/** How one's microphone and camera are used, remembered on the device and in force at once. */
@Component({
  selector: 'vroom-capture-settings',
  imports: [SwitchRow, TranslocoDirective],
  templateUrl: './capture-settings.html',
  styleUrl: './capture-settings.css',
})
export class CaptureSettings {
  private readonly preferences = inject(Preferences);
  private readonly api = inject(Api);
  private readonly maxFrameRate = computed(() => this.api.config()?.media.frameRate ?? 15);

  protected readonly sounds = soundWishes;
  protected readonly soundWords = soundWords;
  protected readonly pictures = pictureChoices;
  protected readonly pictureWords = pictureWords;
  protected readonly sound = computed(() => soundChoices(this.preferences.values()));
  protected readonly picture = computed(() => this.preferences.values().picture ?? 'automatic');
  protected readonly frameRates = computed(() => frameRateChoices(this.maxFrameRate()));
  protected readonly frameRate = computed(() => {
    const { frameRate } = this.preferences.values();
    return frameRate !== undefined && this.frameRates().includes(frameRate) ? frameRate : this.maxFrameRate();
  });

  protected turn(sound: (typeof soundWishes)[number], on: boolean): void {
    this.preferences.update({ [sound]: on });
  }

  protected choosePicture(picture: string): void {
    this.preferences.update({ picture: pictureChoices.find((choice) => choice === picture) });
  }

  /** The most that is allowed is remembered as no wish, so that it follows what the instance allows. */
  protected chooseFrameRate(rate: string): void {
    this.preferences.update({ frameRate: Number(rate) === this.maxFrameRate() ? undefined : Number(rate) });
  }
}
