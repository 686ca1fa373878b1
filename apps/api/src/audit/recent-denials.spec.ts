import { describe, expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.js';
import { denialSilence, RecentDenials } from './recent-denials.js';

describe('RecentDenials', () => {
  it('knows a refusal again for a while', async () => {
    const clock = new FakeClock();
    const denials = new RecentDenials(clock);
    expect(denials.isNew('bob kick')).toBe(true);
    expect(denials.isNew('bob kick')).toBe(false);
    expect(denials.isNew('bob mute')).toBe(true);
    await clock.advance(denialSilence - 1);
    expect(denials.isNew('bob kick')).toBe(false);
    await clock.advance(2);
    expect(denials.isNew('bob kick')).toBe(true);
  });

  it('forgets the oldest in a flood of new ones', () => {
    const denials = new RecentDenials(new FakeClock());
    denials.isNew('first');
    for (let count = 0; count < 20_000; count += 1) denials.isNew(`flood ${count}`);
    expect(denials.isNew('flood 19999')).toBe(false);
    expect(denials.isNew('first')).toBe(true);
  });
});
