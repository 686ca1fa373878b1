import type { MeshLog } from './log.js';
import type { SlotEncoding } from './media-slots.js';

/**
 * Puts tracks on one RTCRtpSender, in the way they are to be sent. Never renegotiates: `replaceTrack` with a track of the
 * same kind, or `null`, needs none (W3C webrtc-pc §5.2), and neither do parameters. Calls do not overlap and the last wish
 * wins, however long the browser takes.
 */
export class SlotSender {
  #wanted: MediaStreamTrack | null = null;
  #shape: RTCRtpEncodingParameters = {};
  /** As text, of the parameters that were asked for last. */
  #tuned: string;
  #refused = false;
  #busy = false;
  /** By how much pictures are smaller than they would be. */
  #shrink = 1;
  #keyFrame = false;

  constructor(
    private readonly sender: RTCRtpSender,
    private readonly log: MeshLog,
    private readonly base?: SlotEncoding,
  ) {
    this.#tuned = base ? '' : '{}';
  }

  set(track: MediaStreamTrack | null): void {
    this.#wanted = track;
    this.#go();
  }

  /** How to send from now on. What it leaves out is as it was. */
  shape(encoding: RTCRtpEncodingParameters): void {
    this.#shape = encoding;
    // What was refused in the middle of something else may be taken now.
    if (this.#refused) this.#tuned = '';
    this.#go();
  }

  /**
   * Begins its pictures anew with a key frame (W3C webrtc-extensions §4.3, `keyFrame`; a browser that does not know it makes
   * one where the size changes).
   *
   * @param shrink by how much they are smaller from now on; 1 for not at all
   */
  anew(shrink: number): void {
    this.#shrink = shrink;
    this.#keyFrame = true;
    this.#tuned = '';
    this.#go();
  }

  /** What a track needs before it goes out, or while it does; without one there is nothing to shape. */
  get #untuned(): boolean {
    return this.#wanted !== null && this.#wish !== this.#tuned;
  }

  get #wish(): string {
    return JSON.stringify(this.#encoding);
  }

  get #encoding(): RTCRtpEncodingParameters {
    const wished = { ...this.base?.encoding, ...this.#shape };
    if (this.#shrink === 1) return wished;
    return { ...wished, scaleResolutionDownBy: (wished.scaleResolutionDownBy ?? 1) * this.#shrink };
  }

  #go(): void {
    if (!this.#busy) void this.#settle();
  }

  async #settle(): Promise<void> {
    this.#busy = true;
    while (this.sender.track !== this.#wanted || this.#untuned) {
      const track = this.#wanted;
      try {
        // Before the first picture of all, so that none goes out in the wrong way.
        if (this.#untuned) await this.#tune();
        await this.#replace(track);
      } catch (error) {
        // A closed connection, a track the slot cannot take, or a sender that does not do as it says: repeating the same
        // wish would fail for ever.
        this.log.warn('a track could not be sent', { error });
        if (this.#wanted === track) break;
      }
    }
    this.#busy = false;
  }

  async #replace(track: MediaStreamTrack | null): Promise<void> {
    if (this.sender.track === track) return;
    await this.sender.replaceTrack(track);
    if (this.sender.track !== track) throw new Error('The sender carries another track than it was given');
  }

  /** What a browser does not know or does not take is done its own way, and the track is sent all the same. */
  async #tune(): Promise<void> {
    this.#tuned = this.#wish;
    this.#refused = false;
    try {
      const parameters = this.sender.getParameters();
      for (const encoding of parameters.encodings) Object.assign(encoding, this.#encoding);
      const { degradationPreference } = this.base ?? {};
      if (degradationPreference) parameters.degradationPreference = degradationPreference;
      const options = this.#keyFrame ? keyFrames(parameters.encodings.length) : undefined;
      this.#keyFrame = false;
      await this.sender.setParameters(parameters, options);
    } catch (error) {
      this.#refused = true;
      this.log.debug('an encoding was refused', { error });
    }
  }
}

/** The types of TypeScript don't have it yet. */
interface KeyFrameOptions extends RTCSetParameterOptions {
  encodingOptions: { keyFrame: boolean }[];
}

function keyFrames(encodings: number): KeyFrameOptions {
  return { encodingOptions: Array.from({ length: encodings }, () => ({ keyFrame: true })) };
}
