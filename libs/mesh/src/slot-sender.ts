import type { MeshLog } from './log.js';
import type { SlotEncoding } from './media-slots.js';

/**
 * Puts tracks on one RTCRtpSender. Never renegotiates: `replaceTrack` with a track of the same kind, or `null`, needs
 * none (W3C webrtc-pc §5.2). Calls do not overlap and the last wish wins, however long the browser takes.
 */
export class SlotSender {
  #wanted: MediaStreamTrack | null = null;
  #busy = false;
  #tuned: boolean;

  constructor(
    private readonly sender: RTCRtpSender,
    private readonly log: MeshLog,
    private readonly encoding?: SlotEncoding,
  ) {
    this.#tuned = encoding === undefined;
  }

  set(track: MediaStreamTrack | null): void {
    this.#wanted = track;
    if (!this.#busy) void this.#settle();
  }

  async #settle(): Promise<void> {
    this.#busy = true;
    while (this.sender.track !== this.#wanted) {
      const track = this.#wanted;
      try {
        // Before the first picture of all, so that none goes out in the wrong way.
        if (track && !this.#tuned) await this.#tune();
        await this.sender.replaceTrack(track);
      } catch (error) {
        // A closed connection, or a track the slot cannot take. Repeating the same wish would fail for ever.
        this.log.warn('a track could not be sent', { error });
        if (this.#wanted === track) break;
      }
    }
    this.#busy = false;
  }

  /** What a browser does not know or does not take is done its own way, and the track is sent all the same. */
  async #tune(): Promise<void> {
    this.#tuned = true;
    try {
      const parameters = this.sender.getParameters();
      for (const encoding of parameters.encodings) Object.assign(encoding, this.encoding?.encoding);
      const { degradationPreference } = this.encoding ?? {};
      if (degradationPreference) parameters.degradationPreference = degradationPreference;
      await this.sender.setParameters(parameters);
    } catch (error) {
      this.log.debug('an encoding was refused', { error });
    }
  }
}
