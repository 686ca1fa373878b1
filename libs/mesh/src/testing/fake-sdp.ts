import type { Direction } from './fake-media.js';

export interface FakeSection {
  mid: string;
  kind: 'audio' | 'video' | 'application';
  direction: Direction;
}

/** What a session description is about, without the description. */
export interface FakeSdp {
  /** Stands for the DTLS fingerprint: one per connection. */
  fingerprint: string;
  /** The version of the `o=` line: no two descriptions of a connection are the same text. */
  version: number;
  /** One per ICE generation. */
  ufrag: string;
  sections: FakeSection[];
}

export interface FakeDescription {
  type: 'offer' | 'answer';
  sdp: string;
  parsed: FakeSdp;
}

/** Everything in one line, and one line a section as in the real format, for those who count them. */
export function textOf(parsed: FakeSdp): string {
  const origin = `o=- ${parsed.fingerprint} ${String(parsed.version)} IN IP4 0.0.0.0`;
  const sections = parsed.sections.map(({ kind }) => `m=${kind}`);
  return [JSON.stringify(parsed), origin, ...sections, `a=ice-ufrag:${parsed.ufrag}`].join('\n');
}

export function describe(type: 'offer' | 'answer', parsed: FakeSdp): FakeDescription {
  return { type, parsed, sdp: textOf(parsed) };
}

export function parse(init: RTCSessionDescriptionInit): FakeDescription {
  if (init.type !== 'offer' && init.type !== 'answer') throw new TypeError(`not modelled: ${init.type}`);
  try {
    const [first = ''] = (init.sdp ?? '').split('\n', 1);
    return describe(init.type, JSON.parse(first) as FakeSdp);
  } catch (cause) {
    throw new DOMException(`bad SDP: ${String(cause)}`, 'OperationError');
  }
}

const sends = (direction: Direction): boolean => direction === 'sendrecv' || direction === 'sendonly';
const receives = (direction: Direction): boolean => direction === 'sendrecv' || direction === 'recvonly';

/** Whether the side that wrote `direction` sends. */
export const isSending = sends;

/** What is left of our direction where the other side offered or answered `theirs`. */
export function meet(ours: Direction, theirs: Direction): Direction {
  const send = sends(ours) && receives(theirs);
  const receive = receives(ours) && sends(theirs);
  if (send && receive) return 'sendrecv';
  if (send) return 'sendonly';
  return receive ? 'recvonly' : 'inactive';
}
