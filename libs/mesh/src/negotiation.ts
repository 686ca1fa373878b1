import type { Clock } from './clock.js';
import { MeshError } from './errors.js';
import type { MeshLog } from './log.js';
import { mediaSlots } from './media-slots.js';
import { countSections, iceFragment, isOlder } from './sdp.js';
import { SentRound } from './sent-round.js';
import { askForOpus } from './opus.js';
import type { Signal, SignalDescription } from './signal.js';
import { Repeater } from './timer.js';
import { TokenBucket } from './token-bucket.js';

/** What {@link Negotiation} needs. */
export interface NegotiationContext {
  session: number;
  polite: boolean;
  clock: Clock;
  log: MeshLog;
  /** `again`: it was sent before, and seems to be lost. */
  send(signal: Signal, again: boolean): void;
  /** Called between a remote offer and its answer. */
  prepareAnswer(): void;
  /** The browser refused a description: this connection is not to be saved. */
  onFailure(error: MeshError): void;
}

/** Candidates kept until a description comes. More than any host has. */
const MAX_EARLY_CANDIDATES = 256;

/** One section a slot and one for data. The browser makes a transceiver of each that a peer offers, and never unmakes it. */
const MAX_SECTIONS = mediaSlots.length + 1;

/**
 * Offers and answers of one connection: perfect negotiation (W3C webrtc-pc §10.7), with two additions. The polite side
 * never makes the first offer, see {@link MediaSections}. And an offer is repeated until it is answered, because signaling
 * and media paths tend to break together.
 */
export class Negotiation {
  readonly #sent: SentRound;
  readonly #repeater: Repeater;
  readonly #early: RTCIceCandidateInit[] = [];
  readonly #remoteRestarts: TokenBucket;
  /**
   * One signal after the other: a bare setLocalDescription() that comes late would make an offer of an answer. It also
   * spares the pattern's `isSettingRemoteAnswerPending`: no offer is looked at before the answer ahead of it is applied.
   */
  #queue: Promise<void> = Promise.resolve();
  #closed = false;
  #makingOffer = false;
  #ignoreOffer = false;
  #answeredOffer: string | undefined;
  #appliedAnswer: string | undefined;

  constructor(
    private readonly pc: RTCPeerConnection,
    private readonly context: NegotiationContext,
    lifetime: AbortSignal,
  ) {
    this.#sent = new SentRound(context.session, (signal, again) => this.#send(signal, again));
    this.#repeater = new Repeater(context.clock, () => this.#repeatOffer());
    // Each makes one gather anew, which takes an allocation of every TURN server.
    this.#remoteRestarts = new TokenBucket(0.5, 5, context.clock);
    pc.addEventListener('negotiationneeded', () => void this.#offer(), { signal: lifetime });
    pc.addEventListener(
      'icecandidate',
      ({ candidate }) => {
        if (candidate) this.#sent.addCandidate(candidate.toJSON());
      },
      { signal: lifetime },
    );
    lifetime.addEventListener('abort', () => this.#close());
  }

  /** Takes a description or a candidate of this connection's session. Never throws. */
  receive(signal: Signal): void {
    if (this.#closed) return;
    this.#queue = this.#queue
      .then(() => ('description' in signal ? this.#describe(signal.description) : this.#addCandidate(signal.candidate)))
      .catch((error: unknown) => this.#fail(error));
  }

  async #offer(): Promise<void> {
    if (this.context.polite && !this.pc.remoteDescription) return;
    try {
      this.#makingOffer = true;
      await this.pc.setLocalDescription();
      this.#sendLocalDescription();
      this.#repeater.start();
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#makingOffer = false;
    }
  }

  async #describe(description: SignalDescription): Promise<void> {
    if (this.#closed) return;
    // Signals take two ways, and one of them may be slow: going back to former credentials would end the connection.
    if (isOlder(description.sdp ?? '', this.pc.remoteDescription?.sdp ?? '')) {
      this.context.log.debug('a description came too late');
      return;
    }
    if (description.type === 'offer') await this.#receiveOffer(description);
    else if (description.type === 'answer') await this.#receiveAnswer(description);
    else this.context.log.debug('no use for a description', { type: description.type });
  }

  async #receiveOffer(offer: SignalDescription): Promise<void> {
    if (offer.sdp !== undefined && offer.sdp === this.#answeredOffer) {
      // The other side did not get the answer, or not yet.
      this.#sent.repeat();
      return;
    }
    if (!this.#admits(offer.sdp ?? '')) return;
    const { pc } = this;
    const ready = !this.#makingOffer && pc.signalingState === 'stable';
    this.#ignoreOffer = !this.context.polite && !ready;
    if (this.#ignoreOffer) return;
    // Where the polite side has an offer out, this rolls it back (RFC 8829 §4.1.10.2).
    await pc.setRemoteDescription(toInit(offer));
    this.context.prepareAnswer();
    await pc.setLocalDescription();
    this.#answeredOffer = offer.sdp;
    this.#sendLocalDescription();
    await this.#drainCandidates();
  }

  /** What is refused comes again, for as long as nobody answers it. */
  #admits(offer: string): boolean {
    const { pc, context } = this;
    if (countSections(offer) > MAX_SECTIONS) {
      context.log.warn('an offer with too many sections');
      return false;
    }
    const before = pc.remoteDescription;
    const restart = before !== null && iceFragment(offer) !== iceFragment(before.sdp);
    if (!restart || this.#remoteRestarts.take()) return true;
    context.log.warn('a peer restarts ICE too often');
    return false;
  }

  async #receiveAnswer(answer: SignalDescription): Promise<void> {
    if (this.pc.signalingState !== 'have-local-offer' || answer.sdp === this.#appliedAnswer) {
      this.context.log.debug('an answer came again or too late');
      return;
    }
    this.#ignoreOffer = false;
    await this.pc.setRemoteDescription(toInit(answer));
    this.#appliedAnswer = answer.sdp;
    await this.#drainCandidates();
  }

  async #addCandidate(candidate: RTCIceCandidateInit | null, again = false): Promise<void> {
    if (this.#closed || !candidate) return;
    try {
      if (this.pc.remoteDescription) await this.pc.addIceCandidate(candidate);
      else this.#keep(candidate);
    } catch (error) {
      // Those of an ignored offer are bound to be refused. Others may have overtaken the offer of an ICE restart.
      if (this.#ignoreOffer || this.#closed) return;
      if (again) this.context.log.warn('a candidate was refused', { error });
      else this.#keep(candidate);
    }
  }

  /** Keeps a candidate for the next description. */
  #keep(candidate: RTCIceCandidateInit): void {
    if (!this.#ignoreOffer && this.#early.length < MAX_EARLY_CANDIDATES) this.#early.push(candidate);
  }

  async #drainCandidates(): Promise<void> {
    for (const candidate of this.#early.splice(0)) await this.#addCandidate(candidate, true);
  }

  #repeatOffer(): void {
    if (this.pc.signalingState === 'have-local-offer') this.#sent.repeat();
    else this.#repeater.stop();
  }

  #sendLocalDescription(): void {
    const description = this.pc.localDescription;
    if (description) this.#sent.describe({ type: description.type, sdp: description.sdp });
  }

  #send(signal: Signal, again: boolean): void {
    if (!this.#closed) this.context.send(signal, again);
  }

  #fail(cause: unknown): void {
    if (this.#closed) return;
    this.context.onFailure(new MeshError('negotiation_failed', 'a description was refused', { cause }));
  }

  #close(): void {
    this.#closed = true;
    this.#repeater.stop();
  }
}

function toInit({ type, sdp }: SignalDescription): RTCSessionDescriptionInit {
  return sdp === undefined ? { type } : { type, sdp: askForOpus(sdp) };
}
