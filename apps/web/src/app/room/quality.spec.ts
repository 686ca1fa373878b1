import { describe, expect, it } from 'vitest';
import { linkQuality } from './quality';

describe('linkQuality', () => {
  it.each([
    [0, 'good'],
    [59, 'good'],
    [60, 'medium'],
    [119, 'medium'],
    [120, 'warn'],
    [249, 'warn'],
    [250, 'poor'],
    [Infinity, 'poor'],
    [null, null],
  ] as const)('%s ms is %s', (latency, quality) => expect(linkQuality('connected', latency, null)).toBe(quality));

  it('is unknown before the link, and poor while it is broken', () => {
    expect(linkQuality('connecting', 5, null)).toBe(null);
    expect(linkQuality('reconnecting', 5, null)).toBe('poor');
    expect(linkQuality('failed', null, null)).toBe('poor');
  });

  it.each([
    [10, 0, 'good'],
    [10, 1.9, 'good'],
    [10, 2, 'medium'],
    [10, 5, 'warn'],
    [10, 10, 'poor'],
    [100, 2, 'warn'],
    [100, 80, 'poor'],
  ] as const)('%i ms with %i %% lost is %s', (latency, lossPercent, quality) => {
    expect(linkQuality('connected', latency, { roundTripMs: latency, lossPercent, jitterMs: 1 })).toBe(quality);
  });

  it('is one step worse where it comes in fits and starts', () => {
    expect(linkQuality('connected', 10, { roundTripMs: 10, lossPercent: null, jitterMs: 60 })).toBe('medium');
    expect(linkQuality('connected', 10, { roundTripMs: 10, lossPercent: 5, jitterMs: 60 })).toBe('warn');
  });

  it('takes no busy computer for a bad connection', () => {
    const health = { roundTripMs: 20, lossPercent: 0, jitterMs: null };
    expect(linkQuality('connected', 400, health)).toBe('good');
    expect(linkQuality('connected', 20, { ...health, roundTripMs: 130 })).toBe('good');
  });

  it('goes by what the connection measured where no answer came yet', () => {
    const health = { roundTripMs: 130, lossPercent: null, jitterMs: null };
    expect(linkQuality('connected', null, health)).toBe('warn');
    expect(linkQuality('connected', Infinity, health)).toBe('poor');
  });
});
