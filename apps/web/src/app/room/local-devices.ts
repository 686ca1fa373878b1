import { computed, Service, signal } from '@angular/core';
import type { MediaState } from '@vroom/contract';
import type {
  LocalMedia,
  LocalMediaState,
  MediaSlot,
  OutgoingMedia,
  ScreenShare,
  ShareOutcome,
  SoundWishes,
  VideoWishes,
} from '@vroom/mesh';
import { type Moderation, unmoderated } from '@vroom/room-policy';
import { deviceOptions, type FoundDevice } from '../shared/device-options';
import { OwnScreen } from './own-screen';

export type DeviceKind = 'audio' | 'video';

const nothing: LocalMediaState = { audio: { status: 'off' }, video: { status: 'off' }, muted: false };

/**
 * One's own microphone, camera and screen during the call, as signals and switches.
 *
 * Nothing goes out but through `outgoing`, which a chairman's word closes whatever the devices do. What was closed stays
 * switched off when it is opened again: nobody is heard or seen who didn't press a button themselves.
 */
@Service({ autoProvided: false })
export class LocalDevices implements OutgoingMedia {
  private media: LocalMedia | undefined;
  private stopListening: (() => void)[] = [];
  private readonly screen = new OwnScreen();
  /** What was on before the question; `undefined` while none is asked. */
  private before: { muted: boolean; camera: boolean } | undefined;
  /** A key is held, and only as long one is heard. */
  private talking = false;

  private readonly stateSignal = signal(nothing);
  private readonly listSignal = signal<readonly FoundDevice[]>([]);
  private readonly speakerSignal = signal<string | undefined>(undefined);
  private readonly moderationSignal = signal(unmoderated);

  readonly state = this.stateSignal.asReadonly();
  readonly microphones = computed(() => deviceOptions(this.listSignal(), 'audioinput'));
  readonly cameras = computed(() => deviceOptions(this.listSignal(), 'videoinput'));
  readonly speakers = computed(() => deviceOptions(this.listSignal(), 'audiooutput'));
  /** The chosen loudspeaker, while it is there; `undefined` for the system's. */
  readonly speakerId = computed(() => {
    const [id, speakers] = [this.speakerSignal(), this.speakers()];
    // A browser that names none says nothing about this one.
    return speakers.length === 0 || speakers.some((speaker) => speaker.id === id) ? id : undefined;
  });
  /** What the chairmen want of one. */
  readonly moderation = this.moderationSignal.asReadonly();
  /** Whether one is heard. */
  readonly microphoneOn = computed(() => this.sending(this.state(), this.moderation()).audio);
  /** Whether one is seen. */
  readonly cameraOn = computed(() => this.sending(this.state(), this.moderation()).video);
  readonly audioTrack = computed(() => this.trackOf('audio'));
  readonly videoTrack = computed(() => this.trackOf('video'));
  /** What one shares beside one's camera; `null` while one shares nothing. */
  readonly screenTrack = this.screen.track;
  /** The sound of it, where it is for this page to play; `null` where one hears it anyway. */
  readonly screenSound = this.screen.silenced;
  readonly screenOn = computed(() => this.screenTrack() !== null && !this.moderation().paused);

  attach(media: LocalMedia, speakerId: string | undefined): void {
    this.unlisten();
    this.media = media;
    this.speakerSignal.set(speakerId);
    this.stateSignal.set(media.state);
    const changed = () => {
      this.stateSignal.set(media.state);
      this.obey();
    };
    this.stopListening = [media.onChange(changed), media.onDevicesChange(() => void this.relist())];
    this.obey();
    void this.relist();
  }

  attachScreen(share: ScreenShare): void {
    this.screen.attach(share, () => this.obey());
  }

  /** Whether this browser can share a screen. */
  get canShare(): boolean {
    return this.screen.supported;
  }

  /** What the others are told. */
  mediaState(): MediaState {
    return this.sending(this.media?.state ?? nothing, this.moderation());
  }

  outgoing(slot: MediaSlot): MediaStreamTrack | null {
    const { muted, paused } = this.moderation();
    if (slot === 'screen' || slot === 'screenAudio') return this.screen.outgoing(slot, this.moderation());
    return (slot === 'audio' ? muted : paused) ? null : (this.media?.outgoing(slot) ?? null);
  }

  onChange(listener: () => void): () => void {
    const stops = [this.media?.onChange(listener), this.screen.onChange(listener)];
    return () => {
      for (const stop of stops) stop?.();
    };
  }

  /** Does what the chairmen want; what they allow again stays off until one switches it on. */
  moderate(moderation: Moderation): void {
    this.moderationSignal.set(moderation);
    this.obey();
  }

  async toggleMicrophone(): Promise<void> {
    if (!this.media || this.moderation().muted) return;
    const captured = this.state().audio.status === 'on';
    this.media.setMuted(captured && !this.state().muted);
    if (!captured) await this.media.setMicrophone(true);
    await this.relist();
  }

  async toggleCamera(): Promise<void> {
    if (this.moderation().paused) return;
    await this.media?.setCamera(!this.cameraOn());
    await this.relist();
  }

  /** From a click or a key only: the browser asks what to share. */
  async shareScreen(): Promise<ShareOutcome> {
    return this.screen.start(this.moderation());
  }

  stopScreen(): void {
    this.screen.stop();
  }

  async use(kind: DeviceKind, deviceId: string): Promise<void> {
    await this.media?.useDevice(kind, deviceId);
  }

  useSpeaker(deviceId: string): void {
    this.speakerSignal.set(deviceId);
  }

  /** Asks the browser for its devices. A first permission makes it tell their names. */
  async relist(): Promise<void> {
    const found = (await this.media?.devices()) ?? [];
    // The same list is no news.
    if (JSON.stringify(found) !== JSON.stringify(this.listSignal())) this.listSignal.set(found);
  }

  /** Another try with a device that failed. */
  async retry(kind: DeviceKind): Promise<void> {
    await (kind === 'audio' ? this.media?.setMicrophone(true) : this.media?.setCamera(true));
    await this.relist();
  }

  async useSound(sound: SoundWishes): Promise<void> {
    await this.media?.setSound(sound);
  }

  async useVideo(video: VideoWishes): Promise<void> {
    await this.media?.setVideo(video);
  }

  /** Lets one who is muted be heard while a key is held. @returns whether it does */
  talk(held: boolean): boolean {
    const { audio, muted } = this.state();
    const may = audio.status === 'on' && muted && !this.moderation().muted && !this.before;
    if (held ? !may : !this.talking) return false;
    this.talking = held;
    this.media?.setMuted(!held);
    return true;
  }

  /** Nobody hears or sees one while one thinks about a question. */
  pause(): void {
    if (!this.media || this.before) return;
    this.talk(false);
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
    this.screen.stop();
    this.media?.stop();
    this.media = undefined;
    this.stateSignal.set(nothing);
  }

  /** Also what was on before a question goes off: it is not to come back with the answer. */
  private obey(): void {
    const { media, before } = this;
    const { muted, paused } = this.moderation();
    if (before) this.before = { muted: before.muted || muted, camera: before.camera && !paused };
    if (muted) media?.setMuted(true);
    const { status } = media?.state.video ?? nothing.video;
    if (paused && (status === 'on' || status === 'starting')) void media?.setCamera(false);
    this.screen.obey(this.moderation());
  }

  private sending({ audio, video, muted }: LocalMediaState, moderation: Moderation): MediaState {
    return {
      audio: audio.status === 'on' && !muted && !moderation.muted,
      video: video.status === 'on' && !moderation.paused,
      screen: this.screenOn(),
    };
  }

  private unlisten(): void {
    for (const stop of this.stopListening.splice(0)) stop();
  }

  private trackOf(kind: DeviceKind): MediaStreamTrack | null {
    return this.state()[kind].status === 'on' ? (this.media?.track(kind) ?? null) : null;
  }
}
