import type { MeshLog } from './log.js';

/**
 * Puts tracks on one RTCRtpSender. Never renegotiates: `replaceTrack` with a track of the same kind, or `null`, needs
 * none (W3C webrtc-pc §5.2). Calls do not overlap and the last wish wins, however long the browser takes.
 */
export class SlotSender {
  #wanted: MediaStreamTrack | null = null;
  #busy = false;

  constructor(
    private readonly sender: RTCRtpSender,
    private readonly log: MeshLog,
  ) {}

  set(track: MediaStreamTrack | null): void {
    this.#wanted = track;
    if (!this.#busy) void this.#settle();
  }

  async #settle(): Promise<void> {
    this.#busy = true;
    while (this.sender.track !== this.#wanted) {
      const track = this.#wanted;
      try {
        await this.sender.replaceTrack(track);
      } catch (error) {
        // A closed connection, or a track the slot cannot take. Repeating the same wish would fail for ever.
        this.log.warn('a track could not be sent', { error });
        if (this.#wanted === track) break;
      }
    }
    this.#busy = false;
  }
}
