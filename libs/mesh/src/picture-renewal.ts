/**
 * Ends the pictures of a connection and begins them again, by two rounds of offers: the first says that none go either way,
 * the second that they do. Sound goes on meanwhile.
 *
 * A key frame alone is not enough after a path was silent for seconds. Packets of before that are sent again come over the new
 * path first, by which Chromium takes the whole stream to be late: it waits with each picture, and gives up only after three
 * seconds. A stream that begins is not late.
 */
export class PictureRenewal {
  /** @param pictures the transceivers of pictures, once there are any */
  constructor(
    private readonly pc: RTCPeerConnection,
    private readonly pictures: () => readonly RTCRtpTransceiver[],
    lifetime: AbortSignal,
  ) {
    pc.addEventListener('signalingstatechange', () => this.#resume(), { signal: lifetime });
  }

  /** To be called by one side: two offers that meet would cost seconds. Where nobody answers, the pictures go on as they are. */
  begin(): void {
    for (const transceiver of this.pictures()) transceiver.direction = 'inactive';
  }

  #resume(): void {
    if (this.pc.signalingState !== 'stable') return;
    for (const transceiver of this.pictures()) {
      // Where an offer was under way already, the one that says so is still to come.
      const ended = transceiver.direction === 'inactive' && transceiver.currentDirection === 'inactive';
      if (ended) transceiver.direction = 'sendrecv';
    }
  }
}
