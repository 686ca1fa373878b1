import type { Clock } from './clock.js';
import type { DataLimits } from './data-limits.js';
import type { IceServerSource } from './ice-server-source.js';
import type { MeshLog } from './log.js';
import type { MediaSlot, OutgoingMedia } from './media-slots.js';
import type { DropReason, LinkState, PeerId } from './options.js';
import type { Signal } from './signal.js';
import type { VideoCodecs } from './video-codecs.js';

/** What {@link PeerLink} needs; the same for all links of a mesh. */
export interface LinkContext {
  selfId: PeerId;
  media: OutgoingMedia;
  iceServers: IceServerSource;
  iceTransportPolicy(): RTCIceTransportPolicy;
  dataLimits: DataLimits;
  clock: Clock;
  log: MeshLog;
  /** The session number of a new link: above all that this peer ever gave, also before a reload. */
  firstSession(): number;
  createStream?: (() => MediaStream) | undefined;
  videoCodecs?: VideoCodecs | undefined;
  createPeerConnection(configuration: RTCConfiguration): RTCPeerConnection;
  /** `false` where there is no way to the server now. */
  sendSignal(to: PeerId, signal: Signal): boolean;
  /** A signal as a message of the data channel; `undefined` where that does not carry any. */
  encodeSignal(signal: Signal): string | undefined;
}

/** Where {@link PeerLink} reports to. */
export interface LinkEvents {
  state(state: LinkState): void;
  track(slot: MediaSlot, track: MediaStreamTrack): void;
  open(): void;
  text(text: string): void;
  dropped(reason: DropReason): void;
}
