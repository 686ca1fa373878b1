import { FakeIceTransport } from './fake-ice-transport.js';

let serial = 0;

/** A track that knows how to stop and to end by itself. */
export class FakeTrack extends EventTarget {
  readonly id: string;
  readyState: 'live' | 'ended' = 'live';
  contentHint = '';
  /** What was asked of it while it ran. */
  readonly applied: MediaTrackConstraints[] = [];
  /** Takes constraints and does nothing, as Chromium does with sound. */
  stubborn = false;

  constructor(
    readonly kind: 'audio' | 'video',
    private readonly deviceId?: string,
    private settings: object = {},
  ) {
    super();
    serial += 1;
    this.id = `${kind}-${String(serial)}`;
  }

  getSettings(): MediaTrackSettings {
    return this.deviceId === undefined ? this.settings : { ...this.settings, deviceId: this.deviceId };
  }

  /** As if the device could do everything. */
  fulfil(constraints: MediaTrackConstraints): void {
    const { echoCancellation, noiseSuppression, autoGainControl } = constraints;
    this.settings = { echoCancellation, noiseSuppression, autoGainControl };
  }

  async applyConstraints(constraints: MediaTrackConstraints): Promise<void> {
    this.applied.push(constraints);
    if (!this.stubborn) this.fulfil(constraints);
  }

  /** Like the real one: no `ended` event. */
  stop(): void {
    this.readyState = 'ended';
  }

  /** The device was unplugged. */
  unplug(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }

  get asTrack(): MediaStreamTrack {
    return this as unknown as MediaStreamTrack;
  }
}

export type Direction = RTCRtpTransceiverDirection;

/** `replaceTrack` calls are recorded; with `hold` they wait for `release`. */
export class FakeSender {
  track: FakeTrack | null = null;
  streams: MediaStream[] = [];
  readonly replaced: (FakeTrack | null)[] = [];
  parameters = { transactionId: '0', encodings: [{ active: true }] };
  refusesParameters = false;
  /** What else was asked for with the parameters, each time. */
  readonly options: (RTCSetParameterOptions | undefined)[] = [];
  readonly transport = { iceTransport: new FakeIceTransport() };
  hold = false;
  #held: (() => void)[] = [];

  constructor(
    private readonly kind: string,
    private readonly isClosed: () => boolean,
  ) {}

  async replaceTrack(track: FakeTrack | null): Promise<void> {
    if (this.isClosed()) throw new DOMException('closed', 'InvalidStateError');
    if (track && track.kind !== this.kind) throw new TypeError('wrong kind');
    this.replaced.push(track);
    if (this.hold) await new Promise<void>((resolve) => this.#held.push(resolve));
    else await Promise.resolve();
    this.track = track;
  }

  getParameters(): object {
    return structuredClone(this.parameters);
  }

  async setParameters(parameters: typeof this.parameters, options?: RTCSetParameterOptions): Promise<void> {
    await Promise.resolve();
    if (this.refusesParameters) throw new DOMException('no', 'OperationError');
    this.parameters = parameters;
    this.options.push(options);
  }

  setStreams(...streams: MediaStream[]): void {
    this.streams = streams;
  }

  release(): void {
    this.hold = false;
    for (const resolve of this.#held.splice(0)) resolve();
  }
}

/** One media section. */
export class FakeTransceiver {
  mid: string | null = null;
  currentDirection: Direction | null = null;
  /** Whether its `track` event was fired (W3C webrtc-pc, [[FiredDirection]]). */
  fired = false;
  /** What `setCodecPreferences` was told. */
  codecs: RTCRtpCodec[] = [];
  readonly sender: FakeSender;
  readonly receiver: { track: FakeTrack };
  /** All that were wished for, in their order. */
  readonly directions: Direction[];

  /** @param changed is told of another direction, which may have to be negotiated */
  constructor(
    readonly kind: 'audio' | 'video',
    direction: Direction,
    isClosed: () => boolean,
    private readonly changed: () => void,
  ) {
    this.directions = [direction];
    this.sender = new FakeSender(kind, isClosed);
    this.receiver = { track: new FakeTrack(kind) };
  }

  get direction(): Direction {
    return this.directions.at(-1) ?? 'inactive';
  }

  set direction(direction: Direction) {
    if (this.direction === 'stopped') throw new DOMException('stopped', 'InvalidStateError');
    if (direction === this.direction) return;
    this.directions.push(direction);
    this.changed();
  }

  /** For good, as where the other side refuses the section. */
  stop(): void {
    this.directions.push('stopped');
  }

  setCodecPreferences(codecs: RTCRtpCodec[]): void {
    this.codecs = codecs;
  }
}
