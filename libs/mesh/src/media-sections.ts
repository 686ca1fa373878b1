import type { MeshLog } from './log.js';
import { mediaSlots, slotEncodings, slotGroups, slotKinds, type MediaSlot, type OutgoingMedia } from './media-slots.js';
import { SlotSender } from './slot-sender.js';
import type { Shaping } from './uplink/shaping.js';
import { orderCodecs, type VideoCodecs } from './video-codecs.js';

/** What {@link MediaSections} needs. */
export interface MediaSectionsContext {
  media: OutgoingMedia;
  createStream?: (() => MediaStream) | undefined;
  videoCodecs?: VideoCodecs | undefined;
  log: MeshLog;
  onTrack(slot: MediaSlot, track: MediaStreamTrack): void;
}

/**
 * The media sections of one connection: the n-th transceiver is the n-th slot. Only one side creates them. A transceiver
 * made by `addTransceiver` is never matched with a section of a remote offer (RFC 8829 §5.10), so if both sides made
 * theirs, each slot would be there twice.
 */
export class MediaSections {
  readonly #senders = new Map<MediaSlot, SlotSender>();
  readonly #announced = new Set<MediaSlot>();
  #shaping: Shaping = {};

  constructor(
    private readonly pc: RTCPeerConnection,
    private readonly context: MediaSectionsContext,
  ) {}

  /** The initiator's part, before its first offer. */
  create(): void {
    const streamsOf = this.#streams();
    for (const slot of mediaSlots) {
      const init: RTCRtpTransceiverInit = { direction: 'sendrecv', streams: streamsOf(slot) };
      this.#add(slot, this.pc.addTransceiver(slotKinds[slot], init));
    }
    this.sync();
  }

  /** The other side's part, between the first remote offer and its answer. Later offers bring nothing new. */
  adopt(): void {
    if (this.#senders.size > 0) return;
    const transceivers = this.pc.getTransceivers();
    const streamsOf = this.#streams();
    for (const [index, slot] of mediaSlots.entries()) {
      const transceiver = transceivers[index];
      if (transceiver?.receiver.track.kind !== slotKinds[slot]) continue;
      // A transceiver that comes from a remote offer is recvonly, and would be answered so.
      transceiver.direction = 'sendrecv';
      const streams = streamsOf(slot);
      if (streams.length > 0) transceiver.sender.setStreams(...streams);
      this.#add(slot, transceiver);
    }
    this.sync();
  }

  /** Puts the tracks that should go out now on the senders. */
  sync(): void {
    for (const [slot, sender] of this.#senders) sender.set(this.context.media.outgoing(slot));
  }

  /** How each slot is sent from now on. */
  shape(shaping: Shaping): void {
    this.#shaping = shaping;
    for (const [slot, sender] of this.#senders) sender.shape(shaping[slot] ?? {});
  }

  /**
   * Begins all pictures anew, as after a gap.
   *
   * @param shrink by how much the camera's are smaller from now on, until it is called again; letters on a screen stay readable
   */
  anew(shrink: number): void {
    this.#senders.get('camera')?.anew(shrink);
    this.#senders.get('screen')?.anew(1);
  }

  /** The transceivers that carry pictures. */
  pictures(): RTCRtpTransceiver[] {
    const carries = (slot: MediaSlot | undefined) => slot !== undefined && slotKinds[slot] === 'video';
    return this.pc.getTransceivers().filter((_, index) => carries(mediaSlots[index]));
  }

  /** Announces the track of a `track` event, once per slot. Tracks of no slot are ignored. */
  receive(transceiver: RTCRtpTransceiver): void {
    const slot = mediaSlots[this.pc.getTransceivers().indexOf(transceiver)];
    const { track } = transceiver.receiver;
    if (!slot || track.kind !== slotKinds[slot] || this.#announced.has(slot)) return;
    this.#announced.add(slot);
    this.context.onTrack(slot, track);
  }

  #add(slot: MediaSlot, transceiver: RTCRtpTransceiver): void {
    const sender = new SlotSender(transceiver.sender, this.context.log, slotEncodings[slot]);
    sender.shape(this.#shaping[slot] ?? {});
    this.#senders.set(slot, sender);
    if (slotKinds[slot] === 'video') this.#preferCodec(transceiver);
  }

  #preferCodec(transceiver: RTCRtpTransceiver): void {
    const { videoCodecs, log } = this.context;
    const codecs = videoCodecs ? orderCodecs(videoCodecs) : [];
    if (codecs.length === 0) return;
    try {
      transceiver.setCodecPreferences(codecs);
    } catch (error) {
      log.debug('an order of codecs was refused', { error });
    }
  }

  /** One stream for each group of slots. */
  #streams(): (slot: MediaSlot) => MediaStream[] {
    const { createStream } = this.context;
    if (!createStream) return () => [];
    const streams = { person: [createStream()], share: [createStream()] };
    return (slot) => streams[slotGroups[slot]];
  }
}
