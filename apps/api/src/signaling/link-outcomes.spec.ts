import { expect, it } from 'vitest';
import { Meters } from '../platform/metrics/meters.js';
import { FakeClock } from '../testing/fake-clock.js';
import { LinkOutcomes, reportRate } from './link-outcomes.js';

it('counts outcomes and times, and of one connection so many a second', async () => {
  const meters = new Meters();
  const clock = new FakeClock();
  const outcomes = new LinkOutcomes(meters, clock);
  const [ann, bob] = [{}, {}];
  outcomes.count(ann, { outcome: 'direct', within: 0.5 });
  outcomes.count(bob, { outcome: 'relayed', within: 60 });
  for (let failures = 1; failures < 10 * reportRate; failures++) outcomes.count(ann, { outcome: 'failed' });
  expect(() => outcomes.count(ann, { outcome: 'failed' })).toThrow(
    expect.objectContaining({ code: 'too_many_requests' }),
  );
  outcomes.count(bob, { outcome: 'direct', within: 0.25 });
  await clock.advance(1000);
  outcomes.count(ann, { outcome: 'failed' });
  const text = await meters.registry.metrics();
  for (const line of [
    'vroom_link_outcomes_total{outcome="direct"} 2',
    'vroom_link_outcomes_total{outcome="relayed"} 1',
    `vroom_link_outcomes_total{outcome="failed"} ${10 * reportRate}`,
    'vroom_link_connect_seconds_bucket{le="0.25",outcome="direct"} 1',
    'vroom_link_connect_seconds_bucket{le="0.5",outcome="direct"} 2',
    // The last time stands for all that is longer.
    'vroom_link_connect_seconds_bucket{le="30",outcome="relayed"} 0',
    'vroom_link_connect_seconds_bucket{le="+Inf",outcome="relayed"} 1',
  ])
    expect(text).toContain(`${line}\n`);
});
