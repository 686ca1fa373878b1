import { describe, expect, it } from 'vitest';
import { isDead, loudness } from './level-meter';

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

describe('isDead', () => {
  it('tells a microphone that gives nothing from a quiet room', () => {
    expect(isDead(new Float32Array(1024))).toBe(true);
    expect(isDead(tone(0.0005))).toBe(false);
  });

  it('takes a level that never moves, and the noise of the last bit, for nothing', () => {
    expect(isDead(new Float32Array(1024).fill(0.01))).toBe(true);
    expect(isDead(Float32Array.from({ length: 1024 }, (_, i) => (i % 2) / 32_768))).toBe(true);
  });
});
