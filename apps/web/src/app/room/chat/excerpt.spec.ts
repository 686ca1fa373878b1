import { describe, expect, it } from 'vitest';
import { cut, firstLine } from './excerpt';

describe('an excerpt', () => {
  it('is the first line that has something', () => {
    expect(firstLine('\n  Hello \nthere', 20)).toBe('Hello ');
    expect(firstLine('one\u2028two', 20)).toBe('one');
  });

  it('is cut between characters, never within one', () => {
    expect(cut('👍👍👍', 2)).toBe('👍👍…');
    expect(cut('to be or', 6)).toBe('to be…');
    expect(cut('short', 5)).toBe('short');
  });
});
