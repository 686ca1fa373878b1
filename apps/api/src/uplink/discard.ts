import { addAbortSignal, type Readable } from 'node:stream';
import { ProblemError } from '../platform/errors/problem-error.js';

/** A browser gives up after three seconds; who sends for so long wants to keep the connection busy. */
const longestMs = 10_000;

/**
 * Lets a body come in to its end, and keeps none of it.
 *
 * @param most bytes
 * @throws ProblemError `payload_too_large` as soon as there are more; `malformed` where it breaks off, or takes too long
 */
export async function discard(body: Readable, most: number): Promise<void> {
  addAbortSignal(AbortSignal.timeout(longestMs), body);
  let bytes = 0;
  try {
    // The answer goes out by the same connection: it must outlive a body of which nobody wants the rest.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      bytes += (chunk as Uint8Array).byteLength;
      if (bytes > most) break;
    }
  } catch (cause) {
    throw new ProblemError('malformed', { detail: 'The body broke off.', cause });
  }
  if (bytes <= most) return;
  // What is on its way must be out of the way of the next request.
  body.resume();
  throw new ProblemError('payload_too_large', { detail: `The body is larger than ${most} bytes.` });
}
