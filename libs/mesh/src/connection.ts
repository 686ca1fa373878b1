import type { Clock } from './clock.js';
import type { MeshError } from './errors.js';
import type { MeshLog } from './log.js';
import type { MediaSlot, OutgoingMedia } from './media-slots.js';
import { FreshStart } from './fresh-start.js';
import { MediaSections } from './media-sections.js';
import { Negotiation } from './negotiation.js';
import { PictureRenewal } from './picture-renewal.js';
import type { Signal } from './signal.js';
import type { Shaping } from './uplink/shaping.js';
import type { VideoCodecs } from './video-codecs.js';

/** ICE and DTLS of a connection in one word; `pending` is everything before and between. */
export type Health = 'pending' | 'connected' | 'disconnected' | 'failed';

/** What {@link Connection} needs. */
export interface ConnectionContext {
  session: number;
  polite: boolean;
  clock: Clock;
  log: MeshLog;
  media: OutgoingMedia;
  createStream?: (() => MediaStream) | undefined;
  videoCodecs?: VideoCodecs | undefined;
  /** @param bothWays by the server and over the pair's own channel */
  send(signal: Signal, bothWays: boolean): void;
  onHealth(health: Health): void;
  onTrack(slot: MediaSlot, track: MediaStreamTrack): void;
  onFailure(error: MeshError): void;
}

/** One RTCPeerConnection from creation to close, under one session number. Reports nothing once closed. */
export class Connection {
  /** The `vroom` channel. Negotiated: both sides create it, so it needs no offer of its own and cannot glare. */
  readonly channel: RTCDataChannel;
  readonly #negotiation: Negotiation;
  readonly #sections: MediaSections;
  readonly #lifetime = new AbortController();
  readonly #freshStart: FreshStart;
  #health: Health = 'pending';

  constructor(
    private readonly pc: RTCPeerConnection,
    private readonly context: ConnectionContext,
  ) {
    const { signal } = this.#lifetime;
    this.#sections = new MediaSections(pc, context);
    const renewal = new PictureRenewal(pc, () => this.#sections.pictures(), signal);
    this.#freshStart = new FreshStart(context.clock, {
      anew: (shrink) => this.#sections.anew(shrink),
      renew: () => !context.polite && renewal.begin(),
    });
    this.#negotiation = new Negotiation(
      pc,
      {
        session: context.session,
        polite: context.polite,
        clock: context.clock,
        log: context.log,
        send: (sent, again) => context.send(sent, again || this.#freshStart.isRecent),
        prepareAnswer: () => this.#sections.adopt(),
        onFailure: (error) => context.onFailure(error),
      },
      signal,
    );
    pc.addEventListener('track', ({ transceiver }) => this.#sections.receive(transceiver), { signal });
    pc.addEventListener('connectionstatechange', () => this.#checkHealth(), { signal });
    pc.addEventListener('iceconnectionstatechange', () => this.#checkHealth(), { signal });
    if (!context.polite) this.#sections.create();
    this.channel = pc.createDataChannel('vroom', { negotiated: true, id: 0, ordered: true });
  }

  /** Whether the other side has answered or offered yet. */
  get met(): boolean {
    return this.pc.remoteDescription !== null;
  }

  receive(signal: Signal): void {
    this.#negotiation.receive(signal);
  }

  /** Puts the tracks that should go out now on the senders. */
  syncMedia(): void {
    this.#sections.sync();
  }

  /** Sends each slot in this way from now on. */
  shape(shaping: Shaping): void {
    this.#sections.shape(shaping);
  }

  /** Gathers new candidates with `configuration` (RFC 8445 §9); both sides may do so at once. */
  restartIce(configuration: RTCConfiguration): void {
    try {
      this.pc.setConfiguration(configuration);
    } catch (error) {
      this.context.log.warn('the new ICE servers were refused', { error });
    }
    this.pc.restartIce();
  }

  stats(): Promise<RTCStatsReport> {
    return this.pc.getStats();
  }

  /** Idempotent. */
  close(): void {
    this.#lifetime.abort();
    this.#freshStart.stop();
    this.pc.close();
  }

  #checkHealth(): void {
    const health = healthOf(this.pc);
    if (health === this.#health) return;
    this.#health = health;
    if (health === 'connected') this.#freshStart.follow(this.pc, this.#lifetime.signal);
    this.context.onHealth(health);
  }
}

/** Two states, because browsers differ in which of them they change first, and only one of them knows DTLS. */
function healthOf({ connectionState, iceConnectionState }: RTCPeerConnection): Health {
  const either = (state: 'failed' | 'disconnected'): boolean =>
    connectionState === state || iceConnectionState === state;
  if (either('failed')) return 'failed';
  if (either('disconnected')) return 'disconnected';
  return connectionState === 'connected' ? 'connected' : 'pending';
}
