import type { PeerColor } from '@vroom/contract';
import type { LinkState } from '@vroom/mesh';
import { isAtLeast, type Moderation, type Role } from '@vroom/room-policy';
import { linkQuality, type Quality } from './quality';
import type { PeerView } from './roster';

/** All that a tile draws. */
export interface TileView {
  readonly id: string;
  readonly self: boolean;
  /** Empty for somebody who gave none. */
  readonly name: string;
  readonly color: PeerColor | null;
  readonly owner: boolean;
  /** The microphone is off, by the person's own wish or a chairman's. */
  readonly muted: boolean;
  readonly moderation: Moderation;
  readonly cameraOn: boolean;
  /** The camera is on, and its pictures don't get through for now. */
  readonly withheld: boolean;
  readonly videoTrack: MediaStreamTrack | null;
  readonly speaking: boolean;
  /** How loud they are, in three bars; none where they are not heard. */
  readonly bars: 0 | 1 | 2 | 3;
  readonly link: LinkState;
  readonly quality: Quality | null;
}

/** A voice; below is the room it is in. */
const speakingLevel = 0.3;

export function peerTile(peer: PeerView): TileView {
  const { id, displayName: name, color, role, media, moderation, link, latencyMs, health, level } = peer;
  const videoTrack = shownTrack(peer);
  const filming = media.video && videoTrack !== null;
  const heard = media.audio && !moderation.muted;
  return {
    id,
    self: false,
    name,
    color,
    owner: isOwner(role),
    muted: !heard,
    moderation,
    cameraOn: filming && !peer.withheld.camera,
    withheld: filming && peer.withheld.camera,
    videoTrack,
    speaking: heard && link === 'connected' && level >= speakingLevel,
    bars: heard && link === 'connected' ? barsOf(level) : 0,
    link,
    quality: linkQuality(link, latencyMs, health),
  };
}

/** What one hears of somebody: nothing of who was muted by a chairman, whatever they send. */
export function heardTrack({ moderation, audioTrack }: PeerView): MediaStreamTrack | null {
  return moderation.muted ? null : audioTrack;
}

/** What one sees of somebody: nothing of whose camera a chairman paused, whatever they send. */
export function shownTrack({ moderation, videoTrack }: PeerView): MediaStreamTrack | null {
  return moderation.paused ? null : videoTrack;
}

/** A screen, a window or a tab that somebody shares: a picture of its own. */
export interface ShareView {
  /** Whose it is. */
  readonly peerId: string;
  /** Empty for somebody who gave none. */
  readonly name: string;
  readonly color: PeerColor | null;
  readonly track: MediaStreamTrack;
  /** Its pictures don't get through for now. */
  readonly withheld: boolean;
  readonly link: LinkState;
}

/** What somebody shares; `null` for nothing, and nothing of whose pictures a chairman paused, whatever they send. */
export function shareOf(peer: PeerView): ShareView | null {
  const { id, displayName, color, media, moderation, screenTrack, link, withheld } = peer;
  if (!media.screen || moderation.paused || !screenTrack) return null;
  return { peerId: id, name: displayName, color, track: screenTrack, withheld: withheld.screen, link };
}

/** What one hears of what somebody shares. Who is muted is not heard by that way either. */
export function heardShare({ media, moderation, screenAudioTrack }: PeerView): MediaStreamTrack | null {
  return media.screen && !moderation.paused && !moderation.muted ? screenAudioTrack : null;
}

export interface SelfParts {
  id: string;
  role: Role;
  moderation: Moderation;
  identity: { displayName: string; color: PeerColor };
  microphoneOn: boolean;
  videoTrack: MediaStreamTrack | null;
  level: number;
}

export function selfTile({ id, role, moderation, identity, microphoneOn, videoTrack, level }: SelfParts): TileView {
  return {
    id,
    self: true,
    name: identity.displayName,
    color: identity.color,
    owner: isOwner(role),
    muted: !microphoneOn,
    moderation,
    cameraOn: videoTrack !== null,
    withheld: false,
    videoTrack,
    speaking: microphoneOn && level >= speakingLevel,
    bars: microphoneOn ? barsOf(level) : 0,
    link: 'connected',
    quality: null,
  };
}

/** Few steps, so that the mark moves with a voice and not with each breath. */
function barsOf(level: number): 0 | 1 | 2 | 3 {
  if (level < 0.15) return 0;
  if (level < speakingLevel) return 1;
  return level < 0.55 ? 2 : 3;
}

function isOwner(role: Role): boolean {
  return isAtLeast(role, 'owner');
}
