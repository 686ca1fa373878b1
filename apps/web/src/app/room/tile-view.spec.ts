import { type Moderation, unmoderated } from '@vroom/room-policy';
import { describe, expect, it } from 'vitest';
import type { PeerView } from './roster';
import { heardShare, heardTrack, peerTile, shareOf } from './tile-view';

const audioTrack = { kind: 'audio' } as MediaStreamTrack;
const videoTrack = { kind: 'video' } as MediaStreamTrack;

/** Somebody who sends, and says so, whatever a chairman wants. */
const sender = (moderation: Moderation): PeerView => ({
  id: 'bob',
  role: 'participant',
  media: { audio: true, video: true, screen: false },
  moderation,
  hand: null,
  revision: 1,
  displayName: 'Bob',
  color: 'mint',
  link: 'connected',
  audioTrack,
  videoTrack,
  level: 1,
  screenTrack: null,
  screenAudioTrack: null,
  latencyMs: 10,
  health: null,
  links: null,
  withheld: { camera: false, screen: false },
});

describe('how loud somebody is', () => {
  it.each([
    [0, 0],
    [0.2, 1],
    [0.4, 2],
    [0.9, 3],
  ])('at %f is %i bars', (level, bars) => {
    expect(peerTile({ ...sender(unmoderated), level }).bars).toBe(bars);
    expect(peerTile({ ...sender({ muted: true, paused: false }), level }).bars).toBe(0);
    expect(peerTile({ ...sender(unmoderated), level, link: 'reconnecting' }).bars).toBe(0);
  });
});

describe('what one hears and sees of somebody', () => {
  it('is what they send', () => {
    expect(heardTrack(sender(unmoderated))).toBe(audioTrack);
    expect(peerTile(sender(unmoderated))).toMatchObject({ videoTrack, cameraOn: true, speaking: true, muted: false });
  });

  it('is no sound of who was muted by a chairman', () => {
    const peer = sender({ muted: true, paused: false });
    expect(heardTrack(peer)).toBeNull();
    expect(peerTile(peer)).toMatchObject({ videoTrack, cameraOn: true, speaking: false, muted: true });
  });

  it('is no picture of whose camera was paused by a chairman', () => {
    const peer = sender({ muted: false, paused: true });
    expect(heardTrack(peer)).toBe(audioTrack);
    expect(peerTile(peer)).toMatchObject({ videoTrack: null, cameraOn: false, speaking: true, muted: false });
  });
});

describe('pictures that somebody keeps back', () => {
  it('are no camera that is off, nor the last picture', () => {
    const peer = { ...sender(unmoderated), withheld: { camera: true, screen: false } };
    expect(peerTile(peer)).toMatchObject({ cameraOn: false, withheld: true });
    const off = { ...peer, media: { ...peer.media, video: false } };
    expect(peerTile(off)).toMatchObject({ cameraOn: false, withheld: false });
  });
});

describe('what one sees and hears of what somebody shares', () => {
  const screenTrack = { kind: 'video', id: 'screen' } as MediaStreamTrack;
  const screenAudioTrack = { kind: 'audio', id: 'sound' } as MediaStreamTrack;
  const sharer = (moderation: Moderation, screen = true): PeerView => ({
    ...sender(moderation),
    media: { audio: true, video: true, screen },
    screenTrack,
    screenAudioTrack,
  });

  it('is what they share, under their name', () => {
    const peer = sharer(unmoderated);
    const shown = { peerId: 'bob', name: 'Bob', color: 'mint', track: screenTrack, link: 'connected' };
    expect(shareOf(peer)).toEqual({ ...shown, withheld: false });
    expect(heardShare(peer)).toBe(screenAudioTrack);
    expect(peerTile(peer).videoTrack).toBe(videoTrack);
  });

  it('is nothing while they share nothing, though the section is there', () => {
    const peer = sharer(unmoderated, false);
    expect([shareOf(peer), heardShare(peer)]).toEqual([null, null]);
  });

  it('is nothing before its section is there', () => {
    expect(shareOf({ ...sharer(unmoderated), screenTrack: null })).toBeNull();
  });

  it('is no sound of who was muted by a chairman', () => {
    const peer = sharer({ muted: true, paused: false });
    expect([shareOf(peer)?.track, heardShare(peer)]).toEqual([screenTrack, null]);
  });

  it('is nothing at all of who was paused by a chairman', () => {
    const peer = sharer({ muted: false, paused: true });
    expect([shareOf(peer), heardShare(peer)]).toEqual([null, null]);
  });
});
