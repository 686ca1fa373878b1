import type { PeerColor } from '@vroom/contract';
import type { LinkState } from '@vroom/mesh';
import { isAtLeast, type Role } from '@vroom/room-policy';
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
  readonly muted: boolean;
  readonly cameraOn: boolean;
  readonly videoTrack: MediaStreamTrack | null;
  readonly speaking: boolean;
  readonly link: LinkState;
  readonly quality: Quality | null;
}

/** A voice; below is the room it is in. */
const speakingLevel = 0.3;

export function peerTile(peer: PeerView): TileView {
  const { id, displayName: name, color, role, media, videoTrack, link, latencyMs, level } = peer;
  return {
    id,
    self: false,
    name,
    color,
    owner: isOwner(role),
    muted: !media.audio,
    cameraOn: media.video && videoTrack !== null,
    videoTrack,
    speaking: media.audio && link === 'connected' && level >= speakingLevel,
    link,
    quality: linkQuality(link, latencyMs),
  };
}

export interface SelfParts {
  id: string;
  role: Role;
  identity: { displayName: string; color: PeerColor };
  microphoneOn: boolean;
  videoTrack: MediaStreamTrack | null;
  level: number;
}

export function selfTile({ id, role, identity, microphoneOn, videoTrack, level }: SelfParts): TileView {
  return {
    id,
    self: true,
    name: identity.displayName,
    color: identity.color,
    owner: isOwner(role),
    muted: !microphoneOn,
    cameraOn: videoTrack !== null,
    videoTrack,
    speaking: microphoneOn && level >= speakingLevel,
    link: 'connected',
    quality: null,
  };
}

function isOwner(role: Role): boolean {
  return isAtLeast(role, 'owner');
}
