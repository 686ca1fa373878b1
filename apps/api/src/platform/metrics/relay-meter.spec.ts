import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { RelayMeter, timedOneIn } from './relay-meter.js';

it('counts all that was passed on, and times one of many', async () => {
  const registry = new Registry();
  const meter = new RelayMeter(registry);
  let timed = 0;
  for (let messages = 0; messages < 3 * timedOneIn; messages++) {
    const began = meter.begin();
    if (began > 0) timed++;
    meter.here += 1;
    meter.end(began);
  }
  meter.elsewhere += 1;
  expect(timed).toBe(3);
  const text = await registry.metrics();
  expect(text).toContain(`vroom_relayed_messages_total{to="here"} ${3 * timedOneIn}\n`);
  expect(text).toContain('vroom_relayed_messages_total{to="elsewhere"} 1\n');
  expect(text).toContain('vroom_relay_seconds_count 3\n');
  // Read again, it says the same again.
  expect(await registry.metrics()).toBe(text);
});
