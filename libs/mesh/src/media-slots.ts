/** What a peer sends, in the order of the media sections of its SDP. New slots go to the end. */
export const mediaSlots = ['audio', 'camera'] as const;
export type MediaSlot = (typeof mediaSlots)[number];

/** The kind of track that fits a slot. */
export const slotKinds: Readonly<Record<MediaSlot, 'audio' | 'video'>> = { audio: 'audio', camera: 'video' };

/** What {@link Mesh} needs of local media. {@link LocalMedia} implements it. */
export interface OutgoingMedia {
  /** The track to send in a slot now, or `null` for nothing (muted, paused, no device). */
  outgoing(slot: MediaSlot): MediaStreamTrack | null;
  /** Calls `listener` whenever an answer of {@link OutgoingMedia.outgoing} changed. Returns the unsubscribe function. */
  onChange(listener: () => void): () => void;
}
