import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { exposed, type Figures } from './exposition.js';

/** What a process has counted that had so many joins. */
async function figuresOf(joins: number): Promise<Figures> {
  const registers = [new Registry()];
  new Counter({ name: 'joins_total', help: 'Joins.', labelNames: ['kind'], registers }).inc({ kind: 'new' }, joins);
  new Histogram({ name: 'time_seconds', help: 'Time.', buckets: [1], registers }).observe(joins);
  return registers[0]!.getMetricsAsJSON();
}

async function instance(): Promise<Figures> {
  const registers = [new Registry()];
  new Gauge({ name: 'rooms', help: 'Rooms.', registers }).set(7);
  return registers[0]!.getMetricsAsJSON();
}

it('says each metric once, what processes counted apart from each other, and of the instance what one says', async () => {
  const text = await exposed(
    [
      { worker: 1, figures: await figuresOf(1) },
      { worker: 2, figures: undefined },
      { worker: 3, figures: await figuresOf(30) },
    ],
    await instance(),
  );
  expect(text.split('\n').filter((line) => line !== '')).toEqual([
    '# HELP vroom_worker_up Whether the process answered.',
    '# TYPE vroom_worker_up gauge',
    'vroom_worker_up{worker="1"} 1',
    'vroom_worker_up{worker="2"} 0',
    'vroom_worker_up{worker="3"} 1',
    '# HELP joins_total Joins.',
    '# TYPE joins_total counter',
    'joins_total{kind="new",worker="1"} 1',
    'joins_total{kind="new",worker="3"} 30',
    '# HELP time_seconds Time.',
    '# TYPE time_seconds histogram',
    'time_seconds_bucket{le="1",worker="1"} 1',
    'time_seconds_bucket{le="+Inf",worker="1"} 1',
    'time_seconds_sum{worker="1"} 1',
    'time_seconds_count{worker="1"} 1',
    'time_seconds_bucket{le="1",worker="3"} 0',
    'time_seconds_bucket{le="+Inf",worker="3"} 1',
    'time_seconds_sum{worker="3"} 30',
    'time_seconds_count{worker="3"} 1',
    '# HELP rooms Rooms.',
    '# TYPE rooms gauge',
    'rooms 7',
  ]);
});
