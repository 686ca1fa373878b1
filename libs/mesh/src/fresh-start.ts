import type { Clock } from './clock.js';
import { Timer } from './timer.js';

/** ms. A browser that has only just connected tries which path is best, and no picture is lost by that. */
const SETTLING_MS = 5_000;
/**
 * When pictures begin anew, in ms after the path has changed, and by how much they are smaller then. What is known of the new
 * path is little: a key frame of full size would be on its way for a second. One may be lost, so there are some.
 */
const STEPS = [
  { at: 0, shrink: 3 },
  { at: 300, shrink: 3 },
  { at: 900, shrink: 3 },
  { at: 1_500, shrink: 1 },
] as const;

/**
 * Has pictures begin anew where a connection goes on over another path. What was sent over the former one in its last seconds
 * is lost, and without a key frame the receiver waits up to three seconds more until it asks for one.
 */
export class FreshStart {
  readonly #timer: Timer;
  #since: number | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly anew: (shrink: number) => void,
  ) {
    this.#timer = new Timer(clock);
  }

  /** To be called when the connection is connected, again and again. Does nothing in a browser that does not tell of its paths. */
  follow(pc: RTCPeerConnection, lifetime: AbortSignal): void {
    if (this.#since !== undefined) return;
    this.#since = this.clock.now();
    // All sections are bundled, so there is one transport.
    const transport = pc.getTransceivers()[0]?.sender.transport?.iceTransport;
    transport?.addEventListener('selectedcandidatepairchange', () => this.#changed(), { signal: lifetime });
  }

  stop(): void {
    this.#timer.clear();
  }

  #changed(): void {
    if (this.clock.now() - (this.#since ?? 0) < SETTLING_MS) return;
    this.#step(0);
  }

  #step(index: number): void {
    const [step, next] = [STEPS[index], STEPS[index + 1]];
    if (!step) return;
    this.anew(step.shrink);
    if (next) this.#timer.arm(next.at - step.at, () => this.#step(index + 1));
  }
}
