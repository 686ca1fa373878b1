import { DeviceCapture, type DeviceState } from './device-capture.js';
import { Emitter } from './emitter.js';
import { silentLog, type MeshLog } from './log.js';
import { mediaErrorCode, type MediaErrorCode } from './media-errors.js';
import type { MediaSlot, OutgoingMedia } from './media-slots.js';
import { constraintsOf, fulfils, processed, type SoundWishes, type VideoWishes } from './wishes.js';

/** Snapshot of {@link LocalMedia}; a new object after each change. */
export interface LocalMediaState {
  readonly audio: DeviceState;
  readonly video: DeviceState;
  readonly muted: boolean;
}

/** The part of `navigator.mediaDevices` that is used. */
export type Devices = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

export interface LocalMediaOptions {
  /** `navigator.mediaDevices`; `undefined` in an insecure context, where every device is `unsupported`. */
  devices: Devices | undefined;
  video?: VideoWishes;
  sound?: SoundWishes;
  /**
   * Tells whether the browser lets the page use a device, where it tells at all. Asked when a track ends by itself: a
   * device that was unplugged is no permission that was withdrawn.
   */
  permission?: (kind: 'audio' | 'video') => Promise<PermissionState | undefined>;
  log?: MeshLog;
}

/** What to capture, and from which devices if they are still there. */
export interface WantedMedia {
  audio: boolean;
  video: boolean;
  audioDeviceId?: string;
  videoDeviceId?: string;
}

type Kind = 'audio' | 'video';
const kinds: readonly Kind[] = ['audio', 'video'];

/**
 * The camera and the microphone of this browser. No method rejects for a device that is missing or refused: the state
 * says so. Calls may overlap; for each device the last one wins, and what the others captured is released at once.
 */
export class LocalMedia implements OutgoingMedia {
  readonly #devices: Devices | undefined;
  readonly #permission: LocalMediaOptions['permission'];
  readonly #log: MeshLog;
  readonly #events: Emitter<{ change: undefined }>;
  readonly #captures: Readonly<Record<Kind, DeviceCapture>>;
  #video: VideoWishes;
  #sound: SoundWishes;
  #state: LocalMediaState;

  constructor({ devices, video = {}, sound = {}, permission, log = silentLog }: LocalMediaOptions) {
    this.#devices = devices;
    this.#video = video;
    this.#sound = sound;
    this.#permission = permission;
    this.#log = log;
    this.#events = new Emitter(log);
    const changed = (): void => this.#update({});
    this.#captures = {
      audio: new DeviceCapture(changed, () => this.#whyEnded('audio')),
      video: new DeviceCapture(changed, () => this.#whyEnded('video')),
    };
    this.#state = Object.freeze({ audio: this.#captures.audio.state, video: this.#captures.video.state, muted: false });
  }

  /** Immutable; the same object until something changes. */
  get state(): LocalMediaState {
    return this.#state;
  }

  /**
   * Captures what is wanted and releases what is not. Asks for both devices at once, so that people are asked once; if
   * that fails, for each alone, so that somebody without a camera still gets the microphone.
   */
  async start(wanted: WantedMedia): Promise<void> {
    for (const kind of kinds) if (!wanted[kind]) this.#captures[kind].off();
    if (wanted.audio && wanted.video) await this.#captureBoth(wanted.audioDeviceId, wanted.videoDeviceId);
    else if (wanted.audio) await this.#capture('audio', wanted.audioDeviceId);
    else if (wanted.video) await this.#capture('video', wanted.videoDeviceId);
  }

  /** The captured track, also while muted: for the preview and the level meter. `null` where nothing is captured. */
  track(kind: Kind): MediaStreamTrack | null {
    return this.#captures[kind].track;
  }

  /** Muted, the microphone is still captured, so that a level meter can tell "you are muted", but not sent. */
  setMuted(muted: boolean): void {
    if (muted !== this.#state.muted) this.#update({ muted });
  }

  /** Off stops the track, so that the light of the device goes off. On captures again, from the last device. */
  async setCamera(on: boolean): Promise<void> {
    await this.#switch('video', on);
  }

  /** Captures or releases the microphone. */
  async setMicrophone(on: boolean): Promise<void> {
    await this.#switch('audio', on);
  }

  /**
   * Captures from this very device; `failed` with `no_device` where it is gone. A device that is off stays off: it is
   * remembered for when it is switched on, for a choice in a list must not start a camera.
   */
  async useDevice(kind: Kind, deviceId: string): Promise<void> {
    if (this.#captures[kind].state.status === 'off') this.#captures[kind].prefer(deviceId);
    else await this.#capture(kind, deviceId, true);
  }

  /** What the browser does to the sound. Where it cannot do so to a running track, the microphone is captured anew. */
  async setSound(sound: SoundWishes): Promise<void> {
    this.#sound = sound;
    await this.#apply('audio');
  }

  /** What the camera should give from now on. */
  async setVideo(video: VideoWishes): Promise<void> {
    this.#video = video;
    await this.#apply('video');
  }

  /** The devices the browser shows; without labels before permission is given. Empty where it shows none. */
  async devices(): Promise<{ kind: MediaDeviceKind; deviceId: string; label: string }[]> {
    try {
      const found = (await this.#devices?.enumerateDevices()) ?? [];
      return found.map(({ kind, deviceId, label }) => ({ kind, deviceId, label }));
    } catch (error) {
      this.#log.warn('the devices could not be listed', { error });
      return [];
    }
  }

  /** Calls `listener` when a device was plugged or unplugged. Returns the unsubscribe function. */
  onDevicesChange(listener: () => void): () => void {
    const devices = this.#devices;
    const heard = (): void => listener();
    devices?.addEventListener('devicechange', heard);
    return () => devices?.removeEventListener('devicechange', heard);
  }

  /** Calls `listener` after each change of {@link LocalMedia.state}. Returns the unsubscribe function. */
  onChange(listener: () => void): () => void {
    return this.#events.on('change', listener);
  }

  outgoing(slot: MediaSlot): MediaStreamTrack | null {
    if (slot === 'audio') return this.#state.muted ? null : this.track('audio');
    return slot === 'camera' ? this.track('video') : null;
  }

  /** Releases all devices. Idempotent; a capture that is under way is released when it comes. */
  stop(): void {
    for (const kind of kinds) this.#captures[kind].off();
  }

  async #switch(kind: Kind, on: boolean): Promise<void> {
    const { status } = this.#captures[kind].state;
    if (!on) this.#captures[kind].off();
    else if (status !== 'on' && status !== 'starting') await this.#capture(kind, this.#captures[kind].lastDeviceId);
  }

  async #capture(kind: Kind, deviceId: string | undefined, exact = false): Promise<void> {
    await this.#fetch(kind, this.#captures[kind].begin(deviceId), exact);
  }

  async #apply(kind: Kind): Promise<void> {
    const capture = this.#captures[kind];
    const { track } = capture;
    if (!track) return;
    const wishes = this.#wishes(kind);
    try {
      await track.applyConstraints(wishes);
    } catch (error) {
      this.#log.debug('constraints were not taken', { kind, error });
    }
    // Chromium resolves without doing anything to the sound of a running track (crbug.com/390804131).
    const ignored = kind === 'audio' && !fulfils(track.getSettings(), processed(this.#sound));
    if (ignored && capture.track === track) await this.#capture(kind, capture.lastDeviceId);
  }

  async #whyEnded(kind: Kind): Promise<MediaErrorCode> {
    // Some browsers don't know these permissions, and reject.
    const permission = await this.#permission?.(kind).catch(() => undefined);
    if (permission === 'denied') return 'permission_denied';
    if (permission !== 'prompt') return 'no_device';
    // Some say so all along, for they allow one visit only: then it is the names of the devices that are gone too.
    const left = (await this.devices()).filter((device) => device.kind === `${kind}input`);
    return left.length > 0 && left.every(({ label }) => label === '') ? 'permission_denied' : 'no_device';
  }

  async #captureBoth(audioDeviceId: string | undefined, videoDeviceId: string | undefined): Promise<void> {
    const { audio, video } = this.#captures;
    const tickets = { audio: audio.begin(audioDeviceId), video: video.begin(videoDeviceId) };
    try {
      const stream = await this.#open(kinds);
      audio.settle(tickets.audio, stream.getAudioTracks()[0]);
      video.settle(tickets.video, stream.getVideoTracks()[0]);
    } catch (error) {
      this.#log.debug('camera and microphone together failed; trying each', { error });
      for (const kind of kinds) await this.#fetch(kind, tickets[kind], false);
    }
  }

  async #fetch(kind: Kind, ticket: number, exact: boolean): Promise<void> {
    const capture = this.#captures[kind];
    if (!capture.isCurrent(ticket)) return;
    try {
      const stream = await this.#open([kind], exact);
      capture.settle(ticket, stream.getTracks()[0]);
    } catch (error) {
      this.#log.debug('no capture', { kind, error });
      capture.fail(ticket, this.#devices ? mediaErrorCode(error) : 'unsupported');
    }
  }

  /**
   * The remembered devices, or any where one is gone. To wish for them is not enough: Chromium then takes its first ones.
   *
   * @param exact where no other will do
   */
  async #open(wanted: readonly Kind[], exact = false): Promise<MediaStream> {
    const ask = async (there?: ReadonlySet<string>): Promise<MediaStream> =>
      await this.#getUserMedia(Object.fromEntries(wanted.map((kind) => [kind, this.#constraints(kind, there)])));
    try {
      return await ask();
    } catch (error) {
      const remembered = wanted.some((kind) => this.#captures[kind].lastDeviceId !== undefined);
      if (exact || !remembered || mediaErrorCode(error) !== 'no_device') throw error;
      return await ask(new Set((await this.devices()).map(({ deviceId }) => deviceId)));
    }
  }

  async #getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    if (!this.#devices) throw new TypeError('no media devices: the page is not in a secure context');
    return await this.#devices.getUserMedia(constraints);
  }

  /** @param there the devices that can be had, where that is known */
  #constraints(kind: Kind, there?: ReadonlySet<string>): MediaTrackConstraints {
    const id = this.#captures[kind].lastDeviceId;
    const device = id === undefined || there?.has(id) === false ? {} : { deviceId: { exact: id } };
    return { ...device, ...this.#wishes(kind) };
  }

  #wishes(kind: Kind): MediaTrackConstraints {
    return kind === 'audio' ? processed(this.#sound) : constraintsOf(this.#video);
  }

  #update({ muted = this.#state.muted }: { muted?: boolean }): void {
    const { audio, video } = this.#captures;
    this.#state = Object.freeze({ audio: audio.state, video: video.state, muted });
    this.#events.emit('change', undefined);
  }
}
