/** A negotiated channel. `other` finds the far end once the connections have met. */
export class FakeDataChannel extends EventTarget {
  readyState: RTCDataChannelState = 'connecting';
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  binaryType: BinaryType = 'blob';
  /** What stays in the buffer while `stalled`, like on a slow uplink. */
  stalled = false;
  readonly #buffer: (string | ArrayBuffer)[] = [];
  #draining = false;

  constructor(
    readonly label: string,
    readonly id: number,
    private readonly other: () => FakeDataChannel | undefined,
  ) {
    super();
  }

  send(data: string | ArrayBuffer): void {
    if (this.readyState !== 'open') throw new DOMException('not open', 'InvalidStateError');
    this.#buffer.push(data);
    this.bufferedAmount += sizeOf(data);
    this.resume();
  }

  open(): void {
    if (this.readyState !== 'connecting') return;
    this.readyState = 'open';
    this.dispatchEvent(new Event('open'));
  }

  /** Ends it as the far end, or a dying transport, would. */
  end(): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    this.dispatchEvent(new Event('close'));
  }

  /** Ends it as `close()` of its own connection does: at once, without an event. */
  abandon(): void {
    this.readyState = 'closed';
  }

  resume(): void {
    if (!this.#draining) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#draining = true;
    await Promise.resolve();
    while (!this.stalled && this.readyState === 'open' && this.other()?.readyState === 'open') {
      const data = this.#buffer.shift();
      if (data === undefined) break;
      const before = this.bufferedAmount;
      this.bufferedAmount -= sizeOf(data);
      this.other()?.dispatchEvent(new MessageEvent('message', { data }));
      const threshold = this.bufferedAmountLowThreshold;
      if (before > threshold && this.bufferedAmount <= threshold) this.dispatchEvent(new Event('bufferedamountlow'));
      await Promise.resolve();
    }
    this.#draining = false;
  }

  get asChannel(): RTCDataChannel {
    return this as unknown as RTCDataChannel;
  }
}

function sizeOf(data: string | ArrayBuffer): number {
  return typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength;
}

/** Two channels of each other, still connecting. */
export function pairedChannels(): [FakeDataChannel, FakeDataChannel] {
  const left: FakeDataChannel = new FakeDataChannel('vroom', 0, () => right);
  const right: FakeDataChannel = new FakeDataChannel('vroom', 0, () => left);
  return [left, right];
}
