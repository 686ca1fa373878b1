import { displayOptions } from './display-options.js';
import { Emitter } from './emitter.js';
import { silentLog, type MeshLog } from './log.js';
import { mediaErrorCode, type MediaErrorCode } from './media-errors.js';
import type { MediaSlot } from './media-slots.js';

/** The part of `navigator.mediaDevices` that is used. Browsers of phones have no `getDisplayMedia`. */
export type Displays = Partial<Pick<MediaDevices, 'getDisplayMedia' | 'getSupportedConstraints'>>;

export interface ScreenShareOptions {
  /** `navigator.mediaDevices`; `undefined` in an insecure context. */
  devices: Displays | undefined;
  log?: MeshLog;
}

/** How an attempt to share ended. `dismissed`: the person closed the browser's chooser, or changed their mind meanwhile. */
export type ShareOutcome = 'shared' | 'dismissed' | MediaErrorCode;

/**
 * The screen, window or tab that this browser shares, with its sound where there is some. One at a time: the browser's own
 * chooser is where a person changes it. Ends by {@link ScreenShare.stop}, by the browser's own bar, or with what is shown.
 */
export class ScreenShare {
  readonly #devices: Displays | undefined;
  readonly #log: MeshLog;
  readonly #events: Emitter<{ change: undefined }>;
  /** Tells an answer that came too late. */
  #ticket = 0;
  #asking = false;
  #video: MediaStreamTrack | null = null;
  #audio: MediaStreamTrack | null = null;

  constructor({ devices, log = silentLog }: ScreenShareOptions) {
    this.#devices = devices;
    this.#log = log;
    this.#events = new Emitter(log);
  }

  /** Whether this browser can share at all. */
  get supported(): boolean {
    return typeof this.#devices?.getDisplayMedia === 'function';
  }

  get video(): MediaStreamTrack | null {
    return this.#video;
  }

  get audio(): MediaStreamTrack | null {
    return this.#audio;
  }

  /** The sound, where the browser took it away from the loudspeaker and it is ours to play. */
  get silenced(): MediaStreamTrack | null {
    const taken = this.#audio?.getSettings() as { suppressLocalAudioPlayback?: boolean } | undefined;
    // Only the sound of a tab can be taken away, though Chromium says so of a whole screen's too.
    const ofTab = this.#video?.getSettings().displaySurface === 'browser';
    return ofTab && taken?.suppressLocalAudioPlayback === true ? this.#audio : null;
  }

  /**
   * Lets the person choose. Has to be called from a click or a key. Never rejects; while something is shared, or being
   * chosen, it does nothing.
   *
   * @param wanted - `audio: false` shares without sound
   */
  async start(wanted: { audio: boolean }): Promise<ShareOutcome> {
    if (this.#video || this.#asking) return 'dismissed';
    const devices = this.#devices;
    if (!devices?.getDisplayMedia) return 'unsupported';
    const ticket = this.#ticket;
    this.#asking = true;
    try {
      const options = displayOptions(devices.getSupportedConstraints?.() ?? {}, wanted.audio);
      return this.#settle(ticket, await devices.getDisplayMedia(options));
    } catch (error) {
      this.#log.debug('no screen', { error });
      return isDismissal(error) ? 'dismissed' : mediaErrorCode(error);
    } finally {
      this.#asking = false;
    }
  }

  /** Goes on without the sound, for good. */
  stopAudio(): void {
    if (!this.#audio) return;
    this.#audio.stop();
    this.#audio = null;
    this.#changed();
  }

  /** Idempotent. What is being chosen meanwhile is released when it comes. */
  stop(): void {
    this.#ticket += 1;
    if (!this.#video) return;
    this.#video.stop();
    this.#audio?.stop();
    this.#video = null;
    this.#audio = null;
    this.#changed();
  }

  outgoing(slot: MediaSlot): MediaStreamTrack | null {
    if (slot === 'screen') return this.#video;
    return slot === 'screenAudio' ? this.#audio : null;
  }

  /** Calls `listener` when a track came or went. Returns the unsubscribe function. */
  onChange(listener: () => void): () => void {
    return this.#events.on('change', listener);
  }

  #settle(ticket: number, stream: MediaStream): ShareOutcome {
    const [video] = stream.getVideoTracks();
    const [audio] = stream.getAudioTracks();
    const late = ticket !== this.#ticket;
    if (late || video?.readyState !== 'live') {
      for (const track of stream.getTracks()) track.stop();
      return late ? 'dismissed' : 'no_device';
    }
    // Letters are to stay sharp when there is too little bandwidth (W3C mst-content-hint).
    video.contentHint = 'detail';
    if (audio) audio.contentHint = 'music';
    // Fires for the browser's own "Stop sharing" and for what is gone, never because of stop().
    video.addEventListener('ended', () => {
      if (this.#video === video) this.stop();
    });
    audio?.addEventListener('ended', () => {
      if (this.#audio === audio) this.stopAudio();
    });
    this.#video = video;
    this.#audio = audio ?? null;
    this.#changed();
    return 'shared';
  }

  #changed(): void {
    this.#events.emit('change', undefined);
  }
}

/**
 * Whether the person said no. The operating system may say it for them, under the same name: Chromium tells the two apart
 * in its message only.
 */
function isDismissal(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotAllowedError' && !/system/i.test(error.message);
}
