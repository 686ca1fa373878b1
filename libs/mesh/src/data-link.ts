import type { Clock } from './clock.js';
import { exceedsBytes, type DataLimits } from './data-limits.js';
import type { MeshLog } from './log.js';
import type { DropReason } from './options.js';
import { TokenBucket } from './token-bucket.js';

/** Where a {@link DataLink} reports to. */
export interface DataLinkEvents {
  open(): void;
  text(text: string): void;
  dropped(reason: DropReason): void;
  /** The channel ended although nobody here closed it. */
  lost(): void;
}

/**
 * Text messages to and from one peer, bounded both ways. It outlives the channel: what is queued while a connection is
 * rebuilt goes out over the next one. What a dying channel had already taken is lost: no acknowledgements here.
 */
export class DataLink {
  readonly #queue: string[] = [];
  readonly #incoming: TokenBucket;
  #channel: RTCDataChannel | undefined;
  #listening = new AbortController();

  constructor(
    private readonly limits: DataLimits,
    private readonly events: DataLinkEvents,
    clock: Clock,
    private readonly log: MeshLog,
  ) {
    // Of the link and not of the channel, so that a peer cannot refill it by rebuilding.
    this.#incoming = new TokenBucket(limits.maxMessagesPerSecond, limits.burst, clock);
  }

  /** Uses `channel` from now on instead of the former one. */
  attach(channel: RTCDataChannel): void {
    this.detach();
    this.#channel = channel;
    channel.binaryType = 'arraybuffer';
    // A full message must fit on top of what is left when `bufferedamountlow` fires: the buffer never exceeds its bound,
    // and a queued message never waits for an event that cannot come.
    channel.bufferedAmountLowThreshold = this.limits.maxBufferedBytes - this.limits.maxMessageBytes;
    const { signal } = this.#listening;
    channel.addEventListener('open', () => this.#opened(), { signal });
    channel.addEventListener('close', () => this.events.lost(), { signal });
    channel.addEventListener('message', (event: MessageEvent<unknown>) => this.#receive(event.data), { signal });
    channel.addEventListener('bufferedamountlow', () => this.#flush(), { signal });
  }

  /** Lets go of the channel, silently. The queue stays. */
  detach(): void {
    this.#listening.abort();
    this.#listening = new AbortController();
    this.#channel = undefined;
  }

  /** Sends or queues `text`; `false` where it is too large or the queue is full. */
  send(text: string): boolean {
    if (exceedsBytes(text, this.limits.maxMessageBytes)) return false;
    this.#flush();
    if (this.#queue.length === 0 && this.#transmit(text)) return true;
    if (this.#queue.length >= this.limits.maxQueuedMessages) return false;
    this.#queue.push(text);
    return true;
  }

  /** Sends `text` if that is possible now, ahead of the queue. Never queues: for what is of no use later. */
  sendNow(text: string): boolean {
    if (exceedsBytes(text, this.limits.maxMessageBytes)) return false;
    // A path that is broken takes what is written to it all the same, and would deliver it once it works again.
    const clogged = (this.#channel?.bufferedAmount ?? 0) > this.limits.maxMessageBytes;
    return !clogged && this.#transmit(text);
  }

  #opened(): void {
    this.#flush();
    this.events.open();
  }

  #flush(): void {
    for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
      if (!this.#transmit(next)) return;
      this.#queue.shift();
    }
  }

  #transmit(text: string): boolean {
    const channel = this.#channel;
    if (channel?.readyState !== 'open') return false;
    if (channel.bufferedAmount > channel.bufferedAmountLowThreshold) return false;
    try {
      channel.send(text);
      return true;
    } catch (error) {
      // Between the check and the call nothing can change but the browser's own buffer (OperationError when it is full).
      this.log.warn('the data channel refused a message', { error });
      return false;
    }
  }

  #receive(data: unknown): void {
    // Counted before anything else, so that rubbish is bounded too.
    if (!this.#incoming.take()) this.events.dropped('too_many');
    else if (typeof data !== 'string') this.events.dropped('not_text');
    else if (exceedsBytes(data, this.limits.maxMessageBytes)) this.events.dropped('too_large');
    else this.events.text(data);
  }
}
