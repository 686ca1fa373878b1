import { Counter, Histogram, type Registry } from 'prom-client';

/** One of so many relayed messages is timed; a power of two. */
export const timedOneIn = 64;

/**
 * Counts the relayed messages. The one place of the server where a few hundred nanoseconds count, so these are plain numbers
 * that are read when somebody scrapes, and few messages are timed (docs/adr/0039).
 */
export class RelayMeter {
  /** To peers of this process, and by Redis to those of another. */
  here = 0;
  elsewhere = 0;
  private turn = 0;
  private readonly time: Histogram;

  constructor(registry: Registry) {
    const meter = (): RelayMeter => this;
    new Counter({
      name: 'vroom_relayed_messages_total',
      help: 'Signals that were passed on from one browser to another, to one of this process (`here`) or of another (`elsewhere`).',
      labelNames: ['to'],
      registers: [registry],
      collect() {
        this.reset();
        this.inc({ to: 'here' }, meter().here);
        this.inc({ to: 'elsewhere' }, meter().elsewhere);
      },
    });
    this.time = new Histogram({
      name: 'vroom_relay_seconds',
      help: `How long a signal was with us, from its arrival at the gateway until it was handed on; one of ${timedOneIn} is timed.`,
      buckets: [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
      registers: [registry],
    });
  }

  /** @returns when this one began, by `performance.now()`; 0 where it is not timed */
  begin(): number {
    return this.turn++ % timedOneIn === 0 ? performance.now() : 0;
  }

  /** @param began what {@link begin} said; to be called with 0 costs nothing */
  end(began: number): void {
    if (began > 0) this.time.observe((performance.now() - began) / 1000);
  }
}
