import { computed, DestroyRef, DOCUMENT, inject, Service, signal } from '@angular/core';
import { LocalMedia } from '@vroom/mesh';
import { Api } from '../../shared/api';
import { pictureWishes, soundChoices } from '../../shared/capture-wishes';
import { devicePermission } from '../../shared/device-permission';
import { Preferences } from '../../shared/preferences';
import type { DeviceTrouble, TroubledDevice } from './device-help';
import { deviceOptions, type FoundDevice } from '../../shared/device-options';

/** A browser that needs longer than this has a question open. */
const promptAfter = 700;

/** The devices as the door shows them. Provided by the door, which owns the LocalMedia until it hands it over. */
@Service({ autoProvided: false })
export class DoorMedia {
  private readonly preferences = inject(Preferences);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly found = signal<readonly FoundDevice[]>([]);
  private readonly slow = signal(false);
  private handedOver = false;

  readonly local = new LocalMedia({
    // Undefined outside a secure context, whatever the types say.
    devices: this.window?.navigator.mediaDevices,
    video: pictureWishes(this.preferences.values(), inject(Api).config()?.media.frameRate ?? 15, 0),
    sound: soundChoices(this.preferences.values()),
    permission: devicePermission,
  });
  private readonly latest = signal(this.local.state);

  readonly state = this.latest.asReadonly();
  readonly cameraTrack = computed(() => (this.latest().video.status === 'on' ? this.local.track('video') : null));
  readonly microphoneTrack = computed(() => (this.latest().audio.status === 'on' ? this.local.track('audio') : null));
  readonly cameras = computed(() => deviceOptions(this.found(), 'videoinput'));
  readonly microphones = computed(() => deviceOptions(this.found(), 'audioinput'));
  readonly speakers = computed(() => deviceOptions(this.found(), 'audiooutput'));
  readonly canChooseSpeaker = 'setSinkId' in HTMLMediaElement.prototype;
  readonly cameraWanted = computed(() => ['on', 'starting'].includes(this.latest().video.status));
  readonly microphoneWanted = computed(
    () => ['on', 'starting'].includes(this.latest().audio.status) && !this.latest().muted,
  );
  readonly starting = computed(() => [this.latest().audio, this.latest().video].some((d) => d.status === 'starting'));
  /** The browser has its question open. */
  readonly asking = computed(() => this.starting() && this.slow());
  readonly troubles = computed(() => this.findTroubles());

  constructor() {
    const off = [
      this.local.onChange(() => this.latest.set(this.local.state)),
      this.local.onDevicesChange(() => void this.list()),
    ];
    inject(DestroyRef).onDestroy(() => {
      for (const stop of off) stop();
      if (!this.handedOver) this.local.stop();
    });
  }

  async start(wanted: { audio: boolean; video: boolean }): Promise<void> {
    const { microphoneId, cameraId } = this.preferences.values();
    await this.patiently(
      this.local.start({
        ...wanted,
        ...(microphoneId !== undefined && { audioDeviceId: microphoneId }),
        ...(cameraId !== undefined && { videoDeviceId: cameraId }),
      }),
    );
  }

  toggleCamera(): Promise<void> {
    return this.patiently(this.local.setCamera(!this.cameraWanted()));
  }

  /** A microphone that is there is muted and not given back: switching it on again then takes no time and no question. */
  async toggleMicrophone(): Promise<void> {
    const { audio, muted } = this.latest();
    if (audio.status === 'on') {
      this.local.setMuted(!muted);
      return;
    }
    this.local.setMuted(false);
    await this.patiently(this.local.setMicrophone(audio.status !== 'starting'));
  }

  async retry(device: TroubledDevice): Promise<void> {
    if (device === 'both') return this.start({ audio: true, video: true });
    await this.patiently(device === 'camera' ? this.local.setCamera(true) : this.local.setMicrophone(true));
  }

  async choose(kind: 'audio' | 'video', id: string): Promise<void> {
    this.preferences.update(kind === 'audio' ? { microphoneId: id } : { cameraId: id });
    await this.patiently(this.local.useDevice(kind, id));
  }

  /** From now on somebody else stops it; `handOver(false)` takes it back. */
  handOver(handedOver = true): void {
    this.handedOver = handedOver;
  }

  private async patiently(work: Promise<void>): Promise<void> {
    const timer = setTimeout(() => this.slow.set(true), promptAfter);
    await work;
    clearTimeout(timer);
    this.slow.set(false);
    // Labels and ids show only after permission.
    await this.list();
  }

  private async list(): Promise<void> {
    this.found.set(await this.local.devices());
  }

  private findTroubles(): { device: TroubledDevice; trouble: DeviceTrouble }[] {
    const { audio, video } = this.latest();
    const microphone = this.name(audio.status === 'failed' ? (audio.error ?? 'unknown') : undefined);
    const camera = this.name(video.status === 'failed' ? (video.error ?? 'unknown') : undefined);
    if (camera && camera === microphone) return [{ device: 'both', trouble: camera }];
    return [
      ...(camera ? [{ device: 'camera' as const, trouble: camera }] : []),
      ...(microphone ? [{ device: 'microphone' as const, trouble: microphone }] : []),
    ];
  }

  private name(error: DeviceTrouble | undefined): DeviceTrouble | undefined {
    return error === 'unsupported' && this.window?.isSecureContext === false ? 'insecure' : error;
  }
}
