import { describe, expect, it } from 'vitest';
import { withFigures } from './publish.ts';
import type { Result } from './results.ts';

const result: Result = {
  row: 'relay',
  title: 'A signal',
  measuredAt: '2026-11-29T12:00:00.000Z',
  machine: '2 × a processor',
  quick: false,
  figures: [{ what: 'relay', unit: 'µs', ours: 20, verdict: 'told' }],
};
const begin = '<!-- figures: npm run bench -- --publish -->';
const end = '<!-- end of figures -->';

describe('figures in the document', () => {
  it('stand between the marks, in place of those before', () => {
    const once = withFigures(`before\n${begin}\nold\n${end}\nafter`, [result]);
    expect(once).toContain('### A signal');
    expect(once).toContain('| relay | 20.0 µs |');
    expect(once).toContain('Measured on 2026-11-29: 2 × a processor.');
    expect(once).not.toContain('old');
    expect(once).toMatch(/^before[^]*after$/);
    expect(withFigures(once, [result])).toBe(once);
  });

  it('need the marks', () => {
    expect(() => withFigures('nothing', [result])).toThrow('lacks');
    expect(() => withFigures(begin, [result])).toThrow('lacks');
  });
});
