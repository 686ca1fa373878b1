import type { Clock } from './clock.js';
import type { DataLimits, MessageCodec } from './data-limits.js';
import type { MeshLog } from './log.js';
import type { MediaSlot, OutgoingMedia } from './media-slots.js';
import type { Signal } from './signal.js';

/** Id of a peer, given by the server. Of two, the larger in string order is the polite one. */
export type PeerId = string;

/**
 * State of the link to a peer:
 * - `connecting`: never connected yet;
 * - `connected`: media and data flow (ICE and DTLS);
 * - `reconnecting`: was connected, is being repaired;
 * - `failed`: a rebuilt connection did not connect either; it still goes on trying;
 * - `closed`: the peer was removed. The last event of a link.
 */
export const linkStates = ['connecting', 'connected', 'reconnecting', 'failed', 'closed'] as const;
export type LinkState = (typeof linkStates)[number];

/** Why an incoming message was not delivered. */
export const dropReasons = ['too_large', 'too_many', 'not_text', 'invalid'] as const;
export type DropReason = (typeof dropReasons)[number];

/** Everything {@link Mesh} needs from outside. */
export interface MeshOptions<M> {
  selfId: PeerId;
  media: OutgoingMedia;
  codec: MessageCodec<M>;
  /** Passes a signal on to a peer, in order. May lose it: descriptions are repeated until they are answered. */
  sendSignal(to: PeerId, signal: Signal): void;
  /**
   * ICE servers with credentials that are valid now. Asked before each new connection and before each ICE restart.
   * A rejection, or no answer within 5 s, falls back to the last known servers.
   */
  iceServers(): RTCIceServer[] | Promise<RTCIceServer[]>;
  /** In a browser: `(configuration) => new RTCPeerConnection(configuration)`. */
  createPeerConnection(configuration: RTCConfiguration): RTCPeerConnection;
  /**
   * In a browser: `() => new MediaStream()`. With it, the tracks that belong together share one stream id (RFC 8830), by
   * which the receiver synchronises lips and voice, a screen and its sound. Without it they are sent without a stream.
   */
  createStream?: () => MediaStream;
  /** `relay` uses TURN only. Default: `all`. */
  iceTransportPolicy?: RTCIceTransportPolicy;
  dataLimits?: Partial<DataLimits>;
  clock?: Clock;
  log?: MeshLog;
}

/** The events of {@link Mesh}. */
export interface MeshEvents<M> {
  /** The state of a link changed. */
  link: { peerId: PeerId; state: LinkState };
  /** The remote track of a slot is there. Once per slot and connection: a rebuilt connection brings new tracks. */
  track: { peerId: PeerId; slot: MediaSlot; track: MediaStreamTrack };
  /** The data channel is open. Again after each rebuild. */
  open: { peerId: PeerId };
  /** A message that passed the limits and the codec. */
  message: { peerId: PeerId; message: M };
  /** A message that did not. Counted in {@link Mesh.dropped}, never thrown. */
  dropped: { peerId: PeerId; reason: DropReason };
}
