/**
 * One signal; opaque to the server. `session` numbers the RTCPeerConnection of the pair: a higher one from the other side
 * means it has rebuilt, so ours is rebuilt to match; a lower one is stale and dropped.
 *
 * `candidate: null` is the *knock* of the polite side, which never offers first: "I am at this session and have no
 * connection yet". Session 0 says that it has only just come. (The end of candidates needs no signal of its own:
 * trickle ICE, RFC 8838, marks it with a candidate, whose string is empty.)
 */
export type Signal =
  { session: number; description: SignalDescription } | { session: number; candidate: RTCIceCandidateInit | null };

/** Whether a signal is the knock of the polite side. */
export function isKnock(signal: Signal): boolean {
  return !('description' in signal) && signal.candidate === null;
}

/** RTCSessionDescriptionInit as it crosses the wire. */
export interface SignalDescription {
  type: 'offer' | 'answer' | 'rollback' | 'pranswer';
  sdp?: string;
}

const descriptionTypes: readonly string[] = ['offer', 'answer', 'rollback', 'pranswer'];
/** Characters. Twice what the server lets through, so that it is the server's bound which counts. */
const MAX_SDP = 128 * 1024;
const MAX_CANDIDATE = 4_096;
const MAX_NAME = 256;

/**
 * Structural check of untrusted input. Returns a fresh object that holds the known fields only, or `undefined` where the
 * value is no signal: wrong types, both or neither of `description` and `candidate`, out of bounds.
 */
export function parseSignal(value: unknown): Signal | undefined {
  if (!isRecord(value)) return undefined;
  const { session, description, candidate } = value;
  if (typeof session !== 'number' || !Number.isSafeInteger(session) || session < 0) return undefined;
  if ((description === undefined) === (candidate === undefined)) return undefined;
  if (description !== undefined) {
    const parsed = parseDescription(description);
    return parsed && { session, description: parsed };
  }
  if (candidate === null) return { session, candidate: null };
  const parsed = parseCandidate(candidate);
  return parsed && { session, candidate: parsed };
}

function parseDescription(value: unknown): SignalDescription | undefined {
  if (!isRecord(value)) return undefined;
  const { type, sdp } = value;
  if (!isDescriptionType(type)) return undefined;
  if (sdp === undefined) return { type };
  return typeof sdp === 'string' && sdp.length <= MAX_SDP ? { type, sdp } : undefined;
}

function parseCandidate(value: unknown): RTCIceCandidateInit | undefined {
  if (!isRecord(value)) return undefined;
  const { candidate, sdpMid, sdpMLineIndex, usernameFragment } = value;
  if (!isText(candidate, MAX_CANDIDATE) || !isText(sdpMid, MAX_NAME) || !isText(usernameFragment, MAX_NAME)) {
    return undefined;
  }
  if (!isIndex(sdpMLineIndex)) return undefined;
  return {
    candidate: candidate ?? '',
    ...(sdpMid !== undefined && { sdpMid }),
    ...(sdpMLineIndex !== undefined && { sdpMLineIndex }),
    ...(usernameFragment !== undefined && { usernameFragment }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDescriptionType(value: unknown): value is SignalDescription['type'] {
  return typeof value === 'string' && descriptionTypes.includes(value);
}

function isText(value: unknown, max: number): value is string | null | undefined {
  return value === undefined || value === null || (typeof value === 'string' && value.length <= max);
}

function isIndex(value: unknown): value is number | null | undefined {
  return value === undefined || value === null || (Number.isInteger(value) && (value as number) >= 0);
}
