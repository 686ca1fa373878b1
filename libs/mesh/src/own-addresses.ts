import type { Signal } from './signal.js';

/**
 * What is left of a signal where nobody may learn one's addresses: candidates of relays alone (RFC 8839 §5.1), without the
 * address behind the relay. Browsers that use relays alone do so too; but not all of them always have.
 *
 * @returns `undefined` for a candidate that is not to be told at all
 */
export function withoutAddresses(signal: Signal): Signal | undefined {
  if ('description' in signal) {
    const { description, session } = signal;
    return description.sdp === undefined
      ? signal
      : { session, description: { ...description, sdp: withoutOwn(description.sdp) } };
  }
  const { candidate, session } = signal;
  if (!candidate?.candidate) return signal;
  if (!isRelay(candidate.candidate)) return undefined;
  return { session, candidate: { ...candidate, candidate: withoutBase(candidate.candidate) } };
}

function withoutOwn(sdp: string): string {
  return sdp.replace(/^a=candidate:[^\r\n]*\r?\n/gm, (line) => (isRelay(line) ? withoutBase(line) : ''));
}

const isRelay = (line: string): boolean => / typ relay(?:\s|$)/.test(line);

/** RFC 8839 §5.1: an address that is not to be told is written so. */
const withoutBase = (line: string): string => line.replace(/ raddr \S+ rport \d+/, ' raddr 0.0.0.0 rport 9');
