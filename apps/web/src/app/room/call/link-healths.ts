import type { Clock } from '@vroom/mesh';
import { type LinkHealth, linkHealth, type Reading, readingOf } from '../link-statistics';

export interface LinkHealthsOptions {
  clock: Clock;
  /** Those with whom there is a connection now. */
  peers: () => readonly string[];
  stats: (peerId: string) => Promise<RTCStatsReport | undefined>;
  measured: (peerId: string, health: LinkHealth) => void;
}

/** Seldom: a report has dozens of entries, and there is one for each person. */
const everyMs = 5000;

/** Measures again and again how well each connection carries. */
export class LinkHealths {
  private readings = new Map<string, Reading>();
  private timer: unknown;

  constructor(private readonly options: LinkHealthsOptions) {
    this.schedule();
  }

  close(): void {
    this.options.clock.clearTimeout(this.timer);
    this.timer = undefined;
  }

  private schedule(): void {
    this.timer = this.options.clock.setTimeout(() => void this.round(), everyMs);
  }

  private async round(): Promise<void> {
    const readings = new Map<string, Reading>();
    // One after the other, so that they don't all fall into one frame of the pictures.
    for (const peerId of this.options.peers()) {
      const report = await this.options.stats(peerId);
      if (report) readings.set(peerId, readingOf(report));
    }
    if (this.timer === undefined) return;
    for (const [peerId, now] of readings) this.options.measured(peerId, linkHealth(this.readings.get(peerId), now));
    this.readings = readings;
    this.schedule();
  }
}
