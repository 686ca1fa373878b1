import type { MediaSlot } from '../media-slots.js';
import { screenSoundKbps, voiceKbps } from './ladder.js';
import type { PeerShare, PictureShare } from './plan.js';

/** The parameters of each sender of a link. */
export type Shaping = Readonly<Partial<Record<MediaSlot, RTCRtpEncodingParameters>>>;

/** Sound as it always is: bounded, and before any picture where the browser has to choose. */
const voice: RTCRtpEncodingParameters = { maxBitrate: voiceKbps * 800, priority: 'high', networkPriority: 'high' };
const screenSound: RTCRtpEncodingParameters = { maxBitrate: screenSoundKbps * 800, priority: 'medium' };

/** A share in the words of W3C webrtc-pc. What is not shown is not even encoded. */
export function shapingOf({ camera, screen }: PeerShare): Shaping {
  return { audio: voice, screenAudio: screenSound, camera: pictureOf(camera), screen: pictureOf(screen) };
}

function pictureOf(share: PictureShare | null): RTCRtpEncodingParameters {
  if (!share) return { active: false };
  const { kbps, frameRate, scale } = share;
  // A twentieth is what packets and repairs add.
  return { active: true, maxBitrate: kbps * 950, maxFramerate: frameRate, scaleResolutionDownBy: scale };
}
