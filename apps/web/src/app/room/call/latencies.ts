import type { Clock } from '@vroom/mesh';

export interface LatenciesOptions {
  clock: Clock;
  ping(peerId: string, at: number): void;
  /** A round trip in ms; `Infinity` once answers stopped coming. */
  measured(peerId: string, latencyMs: number): void;
}

const everyMs = 4000;
/** Pings without an answer after which it counts as lost. */
const patience = 2;

/** Measures the round trip to each peer, again and again. */
export class Latencies {
  /** The last ping to each peer, and how many in a row were not answered. */
  private readonly pings = new Map<string, { at: number; missed: number }>();
  private timer: unknown;

  constructor(private readonly options: LatenciesOptions) {
    this.schedule();
  }

  add(peerId: string): void {
    this.pings.set(peerId, { at: NaN, missed: 0 });
    this.ping(peerId);
  }

  remove(peerId: string): void {
    this.pings.delete(peerId);
  }

  /** Only the last ping counts: what a peer answers is its own word, and could be any number. */
  answered(peerId: string, at: number): void {
    const ping = this.pings.get(peerId);
    if (ping?.at !== at) return;
    this.pings.set(peerId, { at: NaN, missed: 0 });
    this.options.measured(peerId, Math.max(0, this.options.clock.now() - at));
  }

  close(): void {
    this.options.clock.clearTimeout(this.timer);
    this.pings.clear();
  }

  private schedule(): void {
    this.timer = this.options.clock.setTimeout(() => {
      this.schedule();
      for (const peerId of this.pings.keys()) this.ping(peerId);
    }, everyMs);
  }

  private ping(peerId: string): void {
    const last = this.pings.get(peerId);
    const missed = last && !Number.isNaN(last.at) ? last.missed + 1 : 0;
    if (missed >= patience) this.options.measured(peerId, Infinity);
    const at = this.options.clock.now();
    this.pings.set(peerId, { at, missed });
    this.options.ping(peerId, at);
  }
}
