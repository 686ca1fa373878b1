import { describe, expect, it } from 'vitest';
import { boundText, digits, markdownTable, table, verdict, type Figure } from './figures.ts';

const relay: Figure = {
  what: 'relay, 2 peers',
  unit: 'µs',
  ours: 20,
  baseline: { name: 'bare Socket.IO', value: 16 },
  bound: { of: 'ratio', atMost: 1.35 },
};

describe('figures', () => {
  it('are judged by their ratio', () => {
    expect(verdict(relay)).toBe('met');
    expect(verdict({ ...relay, ours: 21.6 })).toBe('met');
    expect(verdict({ ...relay, ours: 21.7 })).toBe('missed');
  });

  it('are judged by themselves, from both sides', () => {
    const bound = { of: 'ours', atLeast: 85, atMost: 115 } as const;
    const judged = (ours: number) => verdict({ what: '', unit: '%', ours, bound });
    expect([84.9, 85, 115, 115.1].map(judged)).toEqual(['missed', 'met', 'met', 'missed']);
  });

  it('that are no number are missed', () => {
    expect(verdict({ ...relay, ours: NaN })).toBe('missed');
    expect(verdict({ what: '', unit: '', ours: NaN, bound: { of: 'ours', atMost: 1 } })).toBe('missed');
  });

  it('without a bound are only told', () => {
    expect(verdict({ what: '', unit: '', ours: 1 })).toBe('told');
  });

  it('need a baseline for a ratio', () => {
    expect(() => verdict({ what: 'x', unit: '', ours: 1, bound: { of: 'ratio', atMost: 2 } })).toThrow(/no baseline/);
  });

  it.each([
    [0, '0'],
    [0.01234, '0.0123'],
    [1.2345, '1.23'],
    [16.54, '16.5'],
    [123.4, '123'],
    [1_234_567, '1,234,567'],
    [1234.5, '1,235'],
  ])('have three digits: %d is %s', (value, text) => {
    expect(digits(value)).toBe(text);
  });

  it('say their bounds', () => {
    expect(boundText(relay)).toBe('≤ × 1.35');
    expect(boundText({ ...relay, bound: { of: 'ours', atLeast: 85, atMost: 115 } })).toBe('≥ 85, ≤ 115');
  });

  it('make tables', () => {
    const [head, line] = table([relay]).split('\n');
    expect(head).toMatch(/^what +ours +baseline +ratio +bound$/);
    expect(line).toBe('relay, 2 peers  20.0 µs  16.0 (bare Socket.IO)  × 1.25  ≤ × 1.35  met');
    expect(markdownTable([relay]).split('\n').at(-1)).toBe(
      '| relay, 2 peers | 20.0 µs | 16.0 (bare Socket.IO) | × 1.25 | ≤ × 1.35 | met |',
    );
  });
});
