/**
 * Ends the pictures of a connection and begins them again, by two rounds of offers: the first says that none go either way,
 * the second that they do. Sound goes on meanwhile.
 *
 * A key frame alone is not enough after a path was silent for seconds. Packets of before that are sent again come over the new
 * path first, by which Chromium takes the whole stream to be late: it waits with each picture, and gives up only after three
 * seconds. A stream that begins is not late.
 */
export class PictureRenewal {
  /** What was ended and has not begun again. */
  readonly #ended = new Set<RTCRtpTransceiver>();
  /** Whether the offer that is under way says so. */
  #offered = false;

  /** @param pictures the transceivers of pictures, once there are any */
  constructor(
    private readonly pc: RTCPeerConnection,
    private readonly pictures: () => readonly RTCRtpTransceiver[],
    lifetime: AbortSignal,
  ) {
    pc.addEventListener('signalingstatechange', () => this.#follow(), { signal: lifetime });
  }

  /**
   * To be called by one side: two offers that meet would cost seconds. Chromium shows and sends no picture from its own offer
   * on, so that one has to arrive soon.
   */
  begin(): void {
    for (const transceiver of this.pictures()) {
      const { direction, currentDirection } = transceiver;
      // One that was refused is stopped for good; one that is ended already is about to begin again.
      if (direction !== 'sendrecv' || currentDirection === 'inactive') continue;
      transceiver.direction = 'inactive';
      this.#ended.add(transceiver);
    }
  }

  #follow(): void {
    const { signalingState } = this.pc;
    if (signalingState === 'have-local-offer') this.#offered = this.#ended.size > 0;
    if (signalingState === 'stable') this.#resume();
  }

  #resume(): void {
    for (const transceiver of this.#ended) {
      // Where another offer was under way already, the one that says so is still to come. An answer may say what it likes.
      if (!this.#offered && transceiver.currentDirection !== 'inactive') continue;
      this.#ended.delete(transceiver);
      if (transceiver.direction === 'inactive') transceiver.direction = 'sendrecv';
    }
    this.#offered = false;
  }
}
