import type { Clock } from './clock.js';
import type { DataLimits, MessageCodec } from './data-limits.js';
import type { MeshLog } from './log.js';
import type { MediaSlot, OutgoingMedia } from './media-slots.js';
import type { Signal } from './signal.js';
import type { VideoCodecs } from './video-codecs.js';

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

/** Signals as messages of the data channel, for when the server is away. */
export interface SignalCodec<M> {
  wrap(signal: Signal): M;
  /** What claims to be a signal, unchecked; `undefined` for any other message. Must not throw. */
  unwrap(message: M): unknown;
}

/** Everything {@link Mesh} needs from outside. */
export interface MeshOptions<M> {
  selfId: PeerId;
  media: OutgoingMedia;
  codec: MessageCodec<M>;
  /** Messages that are of no use later are sent now or never, and take no place in a queue from those that are. */
  isMomentary?(message: M): boolean;
  /**
   * Passes a signal on to a peer, in order. May lose it: descriptions are repeated until they are answered. `false` where
   * there is no way to the server now.
   */
  sendSignal(to: PeerId, signal: Signal): boolean;
  /** With it, a pair whose channel is open negotiates without the server. */
  signalCodec?: SignalCodec<M>;
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
  /**
   * Asked before each new connection and each ICE restart. `relay` uses TURN only, and tells no peer an address of one's
   * own. After a change, {@link Mesh.rebuildLinks}. Default: `all`.
   */
  iceTransportPolicy?: () => RTCIceTransportPolicy;
  /**
   * With it, one budget of upload is split between all peers, by what they show. `most`: kbit/s that it never exceeds;
   * `first`: those it begins with, where somebody has measured the line.
   */
  uplink?: { most: number; first?: number };
  /** Codecs of a video to offer first, such as `video/VP9`, out of what the browser has. */
  videoCodecs?: VideoCodecs;
  dataLimits?: Partial<DataLimits>;
  clock?: Clock;
  log?: MeshLog;
}

/** How one's upload is used, where {@link MeshOptions.uplink} is set. */
export interface UplinkState {
  /** kbit/s that all links together may take now. */
  readonly budget: number;
  /** Pictures are kept back, so that the voice gets through. */
  readonly audioOnly: boolean;
  /** The shorter side of the largest camera picture that goes out, in pixels; 0 for none. */
  readonly cameraShort: number;
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
  /** The upload is used in another way. */
  uplink: UplinkState;
  /** The pictures that a peer does not get for want of upload are other ones now. */
  withheld: { peerId: PeerId; camera: boolean; screen: boolean };
}
