import { computed, Service, signal } from '@angular/core';
import type { MediaState } from '@vroom/contract';
import type { LocalMedia, LocalMediaState } from '@vroom/mesh';
import { deviceOptions, type FoundDevice } from '../shared/device-options';

export type DeviceKind = 'audio' | 'video';

const nothing: LocalMediaState = { audio: { status: 'off' }, video: { status: 'off' }, muted: false };

/** One's own microphone and camera during the call, as signals and switches. */
@Service({ autoProvided: false })
export class LocalDevices {
  private media: LocalMedia | undefined;
  private stopListening: (() => void)[] = [];
  /** What was on before the question; `undefined` while none is asked. */
  private before: { muted: boolean; camera: boolean } | undefined;

  private readonly stateSignal = signal(nothing);
  private readonly listSignal = signal<readonly FoundDevice[]>([]);
  private readonly speakerSignal = signal<string | undefined>(undefined);

  readonly state = this.stateSignal.asReadonly();
  readonly microphones = computed(() => deviceOptions(this.listSignal(), 'audioinput'));
  readonly cameras = computed(() => deviceOptions(this.listSignal(), 'videoinput'));
  readonly speakers = computed(() => deviceOptions(this.listSignal(), 'audiooutput'));
  /** The chosen loudspeaker; `undefined` for the system's. */
  readonly speakerId = this.speakerSignal.asReadonly();
  /** Whether one is heard. */
  readonly microphoneOn = computed(() => this.state().audio.status === 'on' && !this.state().muted);
  /** Whether one is seen. */
  readonly cameraOn = computed(() => this.state().video.status === 'on');
  readonly audioTrack = computed(() => this.trackOf('audio'));
  readonly videoTrack = computed(() => this.trackOf('video'));

  attach(media: LocalMedia, speakerId: string | undefined): void {
    this.unlisten();
    this.media = media;
    this.speakerSignal.set(speakerId);
    this.stateSignal.set(media.state);
    const relist = () => void media.devices().then((devices) => this.listSignal.set(devices));
    this.stopListening = [media.onChange(() => this.stateSignal.set(media.state)), media.onDevicesChange(relist)];
    relist();
  }

  /** What the others are told. */
  mediaState(): MediaState {
    const { audio, video, muted } = this.media?.state ?? nothing;
    return { audio: audio.status === 'on' && !muted, video: video.status === 'on', screen: false };
  }

  async toggleMicrophone(): Promise<void> {
    if (!this.media) return;
    const captured = this.state().audio.status === 'on';
    this.media.setMuted(captured && !this.state().muted);
    if (!captured) await this.media.setMicrophone(true);
    await this.relist();
  }

  async toggleCamera(): Promise<void> {
    await this.media?.setCamera(!this.cameraOn());
    await this.relist();
  }

  async use(kind: DeviceKind, deviceId: string): Promise<void> {
    await this.media?.useDevice(kind, deviceId);
  }

  useSpeaker(deviceId: string): void {
    this.speakerSignal.set(deviceId);
  }

  /** Nobody hears or sees one while one thinks about a question. */
  pause(): void {
    if (!this.media || this.before) return;
    this.before = { muted: this.state().muted, camera: this.cameraOn() };
    this.media.setMuted(true);
    void this.media.setCamera(false);
  }

  /** As it was before {@link pause}. */
  resume(): void {
    const { media, before } = this;
    this.before = undefined;
    if (!media || !before) return;
    media.setMuted(before.muted);
    if (before.camera) void media.setCamera(true);
  }

  stop(): void {
    this.unlisten();
    this.media?.stop();
    this.media = undefined;
    this.stateSignal.set(nothing);
  }

  /** A first permission makes the browser tell the names of the devices. */
  private async relist(): Promise<void> {
    if (this.media) this.listSignal.set(await this.media.devices());
  }

  private unlisten(): void {
    for (const stop of this.stopListening.splice(0)) stop();
  }

  private trackOf(kind: DeviceKind): MediaStreamTrack | null {
    return this.state()[kind].status === 'on' ? (this.media?.track(kind) ?? null) : null;
  }
}
