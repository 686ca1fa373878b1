/** What a peer sends, in the order of the media sections of its SDP. New slots go to the end. */
export const mediaSlots = ['audio', 'camera', 'screen', 'screenAudio'] as const;
export type MediaSlot = (typeof mediaSlots)[number];

/** The kind of track that fits a slot. */
export const slotKinds: Readonly<Record<MediaSlot, 'audio' | 'video'>> = {
  audio: 'audio',
  camera: 'video',
  screen: 'video',
  screenAudio: 'audio',
};

/**
 * Which slots belong together, so that the receiver synchronises them: lips with the voice, a film with its sound. Without
 * `screen` among the first, a slow screen cannot hold back a voice.
 */
export const slotGroups: Readonly<Record<MediaSlot, 'person' | 'share'>> = {
  audio: 'person',
  camera: 'person',
  screen: 'share',
  screenAudio: 'share',
};

/** How a slot is encoded, where the browser's own way does not fit. */
export interface SlotEncoding {
  encoding: RTCRtpEncodingParameters;
  degradationPreference: RTCDegradationPreference;
}

/** Of a screen, letters count and movement does not: every pixel, and few pictures. */
export const slotEncodings: Readonly<Partial<Record<MediaSlot, SlotEncoding>>> = {
  screen: {
    encoding: { maxFramerate: 15, scaleResolutionDownBy: 1 },
    degradationPreference: 'maintain-resolution',
  },
};

/** What {@link Mesh} needs of local media. {@link LocalMedia} implements it. */
export interface OutgoingMedia {
  /** The track to send in a slot now, or `null` for nothing (muted, paused, no device). */
  outgoing(slot: MediaSlot): MediaStreamTrack | null;
  /** Calls `listener` whenever an answer of {@link OutgoingMedia.outgoing} changed. Returns the unsubscribe function. */
  onChange(listener: () => void): () => void;
}
