import { describe, expect, it } from 'vitest';
import { loudness } from './level-meter';

const tone = (amplitude: number) => Float32Array.from({ length: 1024 }, (_, i) => amplitude * Math.sin(i / 5));

describe('loudness', () => {
  it('is 0 for silence and 1 for the loudest', () => {
    expect(loudness(new Float32Array(1024))).toBe(0);
    expect(loudness(new Float32Array(0))).toBe(0);
    expect(loudness(tone(1))).toBe(1);
  });

  it('grows in even steps with each doubling, as hearing does', () => {
    const [soft, middle, loud] = [0.02, 0.04, 0.08].map((amplitude) => loudness(tone(amplitude)));
    expect((loud ?? 0) - (middle ?? 0)).toBeCloseTo((middle ?? 0) - (soft ?? 0), 3);
    expect(soft).toBeGreaterThan(0.2);
  });
});
