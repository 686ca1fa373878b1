import { MeshError } from './errors.js';

/** Encodes the messages of the data channel. `decode` gets untrusted text: `undefined` (or a throw) drops the message. */
export interface MessageCodec<M> {
  encode(message: M): string;
  decode(text: string): M | undefined;
}

/** Bounds of one data channel. All are positive; bytes are bytes of UTF-8. */
export interface DataLimits {
  /** Largest message, sent or received. 64 KiB is what every endpoint takes (RFC 8841 §6). */
  maxMessageBytes: number;
  /** Messages per second that are accepted from the peer in the long run. */
  maxMessagesPerSecond: number;
  /** Messages that are accepted from the peer at once. */
  burst: number;
  /** Bytes that may wait in the browser's buffer (`bufferedAmount`); at least `maxMessageBytes`. */
  maxBufferedBytes: number;
  /** Messages that wait here, for the channel to open or to drain. No more than `burst`, or the peer drops the surplus. */
  maxQueuedMessages: number;
}

export const defaultDataLimits: DataLimits = {
  maxMessageBytes: 64 * 1024,
  maxMessagesPerSecond: 50,
  burst: 200,
  maxBufferedBytes: 1024 * 1024,
  maxQueuedMessages: 128,
};

/**
 * Fills in the defaults.
 * @throws {MeshError} `invalid_option` where a limit is not a positive number or two contradict each other.
 */
export function resolveDataLimits(given: Partial<DataLimits> = {}): DataLimits {
  const limits = { ...defaultDataLimits, ...given };
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isFinite(value) || value <= 0) {
      throw new MeshError('invalid_option', `dataLimits.${name} must be a positive number, not ${String(value)}`);
    }
  }
  if (limits.maxBufferedBytes < limits.maxMessageBytes) {
    throw new MeshError('invalid_option', 'dataLimits.maxBufferedBytes must not be less than maxMessageBytes');
  }
  return limits;
}

const encoder = new TextEncoder();

/** Whether `text` takes more than `max` bytes of UTF-8. A UTF-16 unit takes one to three, so most need no encoding. */
export function exceedsBytes(text: string, max: number): boolean {
  if (text.length > max) return true;
  return text.length * 3 > max && encoder.encode(text).length > max;
}
