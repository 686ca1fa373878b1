import type { Clock } from './clock.js';
import { MeshError } from './errors.js';
import type { MeshLog } from './log.js';
import { Timer } from './timer.js';

/** How long a repair waits for fresh credentials: whoever lost the network cannot fetch any. */
const PATIENCE_MS = 5_000;

/** Asks for ICE servers; questions at the same time are one. Never rejects: it falls back to the last answer. */
export class IceServerSource {
  #known: RTCIceServer[] = [];
  #asking: Promise<RTCIceServer[]> | undefined;

  constructor(
    private readonly iceServers: () => RTCIceServer[] | Promise<RTCIceServer[]>,
    private readonly clock: Clock,
    private readonly log: MeshLog,
  ) {}

  ask(): Promise<RTCIceServer[]> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #ask(): Promise<RTCIceServer[]> {
    const patience = new Timer(this.clock);
    try {
      const late = new Promise<never>((_, reject) => {
        patience.arm(PATIENCE_MS, () => reject(new Error(`no answer within ${String(PATIENCE_MS)} ms`)));
      });
      this.#known = await Promise.race([this.iceServers(), late]);
    } catch (cause) {
      const error = new MeshError('ice_servers_failed', 'no ICE servers: using the last known', { cause });
      this.log.warn(error.message, { error });
    } finally {
      patience.clear();
    }
    return this.#known;
  }
}
