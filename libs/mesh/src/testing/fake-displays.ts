import type { Displays } from '../screen-share.js';
import { FakeTrack } from './fake-media.js';

/** A browser's chooser of screens. Waits until the test chooses. */
export class FakeDisplays implements Displays {
  readonly asked: DisplayMediaStreamOptions[] = [];
  supported: Record<string, boolean> = { restrictOwnAudio: true, suppressLocalAudioPlayback: true };
  #answers: { resolve(stream: MediaStream): void; reject(error: Error): void }[] = [];

  getSupportedConstraints(): MediaTrackSupportedConstraints {
    return this.supported;
  }

  getDisplayMedia(options: DisplayMediaStreamOptions = {}): Promise<MediaStream> {
    this.asked.push(options);
    return new Promise((resolve, reject) => this.#answers.push({ resolve, reject }));
  }

  /** The person chooses a tab, with or without sound. */
  choose(video = new FakeTrack('video', undefined, { displaySurface: 'browser' }), audio?: FakeTrack): void {
    const tracks = audio ? [video, audio] : [video];
    const stream = {
      getTracks: () => tracks,
      getVideoTracks: () => [video],
      getAudioTracks: () => (audio ? [audio] : []),
    };
    this.#answers.shift()?.resolve(stream as unknown as MediaStream);
  }

  refuse(name: string, message = 'Permission denied by user'): void {
    this.#answers.shift()?.reject(new DOMException(message, name));
  }
}
