import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Gauge, type Registry } from 'prom-client';

/** How exactly it is measured, in ms: as often the process is woken up for it. */
const resolution = 20;

const percentiles = [50, 99, 100];

/**
 * How late the event loop is, since it was asked last. Not the library's `nodejs_eventloop_lag_*`: Node measures from one wake-up to the
 * next, so that those never say less than the time between two.
 */
export class LoopDelay {
  private readonly measured = monitorEventLoopDelay({ resolution });

  constructor(registry: Registry) {
    this.measured.enable();
    const gauge: Gauge<'percentile'> = new Gauge({
      name: 'vroom_event_loop_delay_seconds',
      help: 'How late the process gets to what it has to do, since the last scrape: the median, the worst of a hundred, and the worst.',
      labelNames: ['percentile'],
      registers: [registry],
      collect: () => {
        for (const percentile of percentiles)
          gauge.set({ percentile }, Math.max(0, this.measured.percentile(percentile) / 1e9 - resolution / 1000));
        this.measured.reset();
      },
    });
  }
}
