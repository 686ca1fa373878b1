import { describe, expect, it } from 'vitest';
import { broken, notesOf, pitchOf, stepsOf } from './notation.ts';

describe('pitchOf', () => {
  it.each([
    ['A4', 440],
    ['A3', 220],
    ['C4', 261.626],
    ['F#5', 739.989],
    ['Bb2', 116.541],
    ['B3', 246.942],
  ])('%s is %d Hz', (name, pitch) => {
    expect(pitchOf(name)).toBeCloseTo(pitch, 2);
  });

  it.each(['H4', 'C', 'c4', 'C##4', ''])('knows no %j', (name) => {
    expect(() => pitchOf(name)).toThrow('is no note');
  });
});

describe('notesOf', () => {
  it('reads notes, holds and silence', () => {
    expect(notesOf('A4 - . A3 | - -')).toEqual([
      { at: 0, steps: 2, pitch: 440 },
      { at: 3, steps: 3, pitch: 220 },
    ]);
  });

  it('holds all that sound together', () => {
    expect(notesOf('. A4+A3 -')).toEqual([
      { at: 1, steps: 2, pitch: 440 },
      { at: 1, steps: 2, pitch: 220 },
    ]);
  });

  it('holds nothing where nothing sounds', () => {
    expect(notesOf('- . -')).toEqual([]);
  });
});

describe('broken', () => {
  it('plays each chord in the figure', () => {
    expect(broken(['C3 E3 G3', 'D3 F3 A3'], '0 1+2 . x -')).toBe('C3 E3+G3 . C3+E3+G3 - | D3 F3+A3 . D3+F3+A3 -');
  });

  it('refuses a figure that is too large for the chord', () => {
    expect(() => broken(['C3 E3'], '0 2')).toThrow('no note 2');
  });
});

it('stepsOf takes bars for nothing', () => {
  expect(stepsOf(' A4 | . |  - ')).toEqual(['A4', '.', '-']);
});
