import type { MediaErrorCode } from './media-errors.js';

/** State of one device. `deviceId` is the one in use, where the browser tells. */
export interface DeviceState {
  readonly status: 'off' | 'starting' | 'on' | 'failed';
  readonly error?: MediaErrorCode;
  readonly deviceId?: string;
}

const off: DeviceState = Object.freeze({ status: 'off' });

/**
 * One kind of device and at most one track of it. A capture is asked for with {@link DeviceCapture.begin} and ends by
 * {@link DeviceCapture.settle} or {@link DeviceCapture.fail} with the same ticket; one that was superseded meanwhile is
 * released on arrival. So no track is ever live without being the track of this object.
 */
export class DeviceCapture {
  #ticket = 0;
  #track: MediaStreamTrack | null = null;
  #state: DeviceState = off;
  #lastDeviceId: string | undefined;

  /** @param whyEnded asked when a track ends by itself; must not reject */
  constructor(
    private readonly changed: () => void,
    private readonly whyEnded: () => Promise<MediaErrorCode>,
  ) {}

  get track(): MediaStreamTrack | null {
    return this.#track;
  }

  get state(): DeviceState {
    return this.#state;
  }

  /** The device to prefer when it is switched on again. */
  get lastDeviceId(): string | undefined {
    return this.#lastDeviceId;
  }

  isCurrent(ticket: number): boolean {
    return ticket === this.#ticket;
  }

  /** Releases the present track (phones cannot open two cameras at once) and supersedes any capture under way. */
  begin(deviceId?: string): number {
    this.#release();
    // Read before anybody hears of it: a listener may supersede this capture at once.
    const ticket = this.#ticket;
    this.#lastDeviceId = deviceId ?? this.#lastDeviceId;
    this.#change({ status: 'starting' });
    return ticket;
  }

  settle(ticket: number, track: MediaStreamTrack | undefined): void {
    if (!this.isCurrent(ticket)) {
      track?.stop();
      return;
    }
    if (track?.readyState !== 'live') {
      this.fail(ticket, 'no_device');
      return;
    }
    this.#track = track;
    // Fires when the device is unplugged or the permission withdrawn, never because of stop().
    track.addEventListener('ended', () => void this.#ended(ticket));
    const deviceId = track.getSettings().deviceId;
    this.#lastDeviceId = deviceId ?? this.#lastDeviceId;
    this.#change(deviceId === undefined ? { status: 'on' } : { status: 'on', deviceId });
  }

  fail(ticket: number, error: MediaErrorCode): void {
    if (!this.isCurrent(ticket)) return;
    this.#release();
    this.#change({ status: 'failed', error });
  }

  /** Prefers `deviceId` from the next capture on. */
  prefer(deviceId: string): void {
    this.#lastDeviceId = deviceId;
  }

  off(): void {
    this.#release();
    if (this.#state !== off) this.#change(off);
  }

  async #ended(ticket: number): Promise<void> {
    if (this.isCurrent(ticket)) this.fail(ticket, await this.whyEnded());
  }

  #release(): void {
    this.#ticket += 1;
    this.#track?.stop();
    this.#track = null;
  }

  #change(state: DeviceState): void {
    this.#state = Object.freeze(state);
    this.changed();
  }
}
