import type { MediaSlot, OutgoingMedia } from '../media-slots.js';
import { FakeTrack } from './fake-media.js';

/** Local media without devices. */
export class FakeOutgoing implements OutgoingMedia {
  readonly tracks: Record<MediaSlot, FakeTrack | null> = {
    audio: new FakeTrack('audio'),
    camera: new FakeTrack('video'),
    screen: null,
    screenAudio: null,
  };
  readonly listeners = new Set<() => void>();

  outgoing(slot: MediaSlot): MediaStreamTrack | null {
    return this.tracks[slot]?.asTrack ?? null;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  set(slot: MediaSlot, track: FakeTrack | null): void {
    this.tracks[slot] = track;
    for (const listener of this.listeners) listener();
  }
}
