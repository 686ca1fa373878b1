import type { Clock } from './clock.js';
import { Timer } from './timer.js';

/**
 * ms. A browser that has only just connected, or restarted ICE, tries which path is best, and no picture is lost by that. One
 * that goes over to another since nothing comes any more does not do so sooner: Chromium has waited for 3.6 s then.
 */
const SETTLING_MS = 3_000;
/** ms after a change in which a line to the server may have gone with the former path, though nobody has noticed yet. */
const RECENT_MS = 10_000;
/**
 * When pictures begin anew, in ms after the path has changed, and by how much they are smaller then. What is known of the new
 * path is little: a key frame of full size would be on its way for a second. One may be lost, so there are some. Renewed they
 * are when the other side is likely to send over the new path too.
 */
const STEPS = [
  { at: 0, shrink: 3, renew: false },
  { at: 300, shrink: 3, renew: true },
  { at: 900, shrink: 3, renew: false },
  { at: 1_500, shrink: 1, renew: false },
] as const;

/** What {@link FreshStart} does. */
interface FreshStartActions {
  /** Begins the pictures that are sent with a whole one, smaller by this from now on. */
  anew(shrink: number): void;
  /** Begins the streams of pictures themselves again, those of both sides. */
  renew(): void;
}

/**
 * Has pictures begin anew where a connection goes on over another path. What was sent over the former one in its last seconds
 * is lost, and without a key frame the receiver waits up to three seconds more until it asks for one.
 */
export class FreshStart {
  readonly #timer: Timer;
  #transport: RTCIceTransport | undefined;
  /** The ICE user fragment of the paths that are in use: a restart makes another (RFC 8445, section 9). */
  #generation: string | undefined;
  #since = 0;
  #changedAt = -Infinity;

  constructor(
    private readonly clock: Clock,
    private readonly actions: FreshStartActions,
  ) {
    this.#timer = new Timer(clock);
  }

  /** To be called when the connection is connected, again and again. Does nothing in a browser that does not tell of its paths. */
  follow(pc: RTCPeerConnection, lifetime: AbortSignal): void {
    // All sections are bundled, so there is one transport.
    const transport = pc.getTransceivers()[0]?.sender.transport?.iceTransport;
    if (this.#transport || !transport || !('getSelectedCandidatePair' in transport)) return;
    this.#transport = transport;
    this.#generation = generationOf(transport);
    this.#since = this.clock.now();
    transport.addEventListener('selectedcandidatepairchange', () => this.#changed(transport), { signal: lifetime });
  }

  /** Whether the path has changed a moment ago. */
  get isRecent(): boolean {
    return this.clock.now() - this.#changedAt < RECENT_MS;
  }

  stop(): void {
    this.#timer.clear();
  }

  #changed(transport: RTCIceTransport): void {
    const settled = this.clock.now() - this.#since >= SETTLING_MS;
    const generation = generationOf(transport);
    const restarted = generation !== this.#generation;
    if (restarted) {
      this.#generation = generation;
      this.#since = this.clock.now();
    }
    // A restart keeps the former path until there is another, and a browser that goes over without one has heard nothing for long.
    if (!settled) return;
    this.#changedAt = this.clock.now();
    this.#step(0, !restarted);
  }

  #step(index: number, wasSilent: boolean): void {
    const [step, next] = [STEPS[index], STEPS[index + 1]];
    if (!step) return;
    this.actions.anew(step.shrink);
    if (step.renew && wasSilent) this.actions.renew();
    if (next) this.#timer.arm(next.at - step.at, () => this.#step(index + 1, wasSilent));
  }
}

function generationOf(transport: RTCIceTransport): string | undefined {
  return transport.getSelectedCandidatePair()?.local?.usernameFragment ?? undefined;
}
