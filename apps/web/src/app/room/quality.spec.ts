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
  ] as const)('%s ms is %s', (latency, quality) => expect(linkQuality('connected', latency)).toBe(quality));

  it('is unknown before the link, and poor while it is broken', () => {
    expect(linkQuality('connecting', 5)).toBe(null);
    expect(linkQuality('reconnecting', 5)).toBe('poor');
    expect(linkQuality('failed', null)).toBe('poor');
  });
});
