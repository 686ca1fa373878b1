import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { encodeMp3 } from './mp3.ts';
import { beatsOf, lengthOf, type Piece } from './piece.ts';
import { pieces } from './pieces/all.ts';
import { render } from './render.ts';
import { sampleRate } from './tone.ts';

const note: Piece = {
  name: 'note',
  tempo: 60,
  room: 0.5,
  parts: [{ voice: 'marimba', loud: 0.5, step: 1, line: 'A4 - - -' }],
};
const fileOf = (name: string) =>
  readFile(new URL(`../../apps/api/assets/music/${name}.mp3`, import.meta.url)).catch(() => undefined);
const shortest = pieces.toSorted((one, other) => beatsAndTempo(one) - beatsAndTempo(other))[0]!;

function beatsAndTempo({ parts, tempo }: Piece): number {
  return Math.max(...parts.map(lengthOf)) / tempo;
}

describe('a part', () => {
  it('has its notes in beats, held as long as the pedal wants', () => {
    const part = { voice: 'piano', loud: 1, step: 0.5, line: 'A4 - A3 .', ring: 0.75 } as const;
    expect(beatsOf(part)).toEqual([
      { at: 0, length: 1, pitch: 440 },
      { at: 1, length: 0.75, pitch: 220 },
    ]);
    expect(lengthOf(part)).toBe(2);
  });

  it('swings: the second eighth comes late', () => {
    const part = { voice: 'piano', loud: 1, step: 0.5, line: 'A4 A4 A4' } as const;
    expect(beatsOf(part, 0.3).map(({ at }) => at)).toEqual([0, 0.65, 1]);
  });
});

describe('render', () => {
  const samples = render(note);

  it('begins and ends in silence, so that it can begin again without a click', () => {
    expect(samples.slice(0, 100).every((sample) => sample === 0)).toBe(true);
    expect(samples.slice(-20).every((sample) => Math.abs(sample) <= 1)).toBe(true);
  });

  it('is heard, and never near the limit', () => {
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(loudest).toBeGreaterThan(3_000);
    expect(loudest).toBeLessThan(0.71 * 32_767);
  });

  it('has no step in it that one would hear as a click', () => {
    const steps = samples.map((sample, index) => Math.abs(sample - (samples[index - 1] ?? 0)));
    expect(steps.reduce((most, step) => Math.max(most, step), 0)).toBeLessThan(6_000);
  });

  it('plays the pitch that is written', () => {
    const second = samples.subarray(Math.round(0.2 * sampleRate), Math.round(1.2 * sampleRate));
    const risings = second.filter((sample, index) => sample >= 0 && (second[index - 1] ?? 0) < 0).length;
    expect(risings).toBeGreaterThanOrEqual(438);
    expect(risings).toBeLessThanOrEqual(442);
  });
});

describe('the pieces', () => {
  it.each(pieces.map((piece) => [piece.name, piece] as const))('%s is whole', async (name, piece) => {
    // All its parts come to the same end; a part may rest before it.
    const beats = Math.max(...piece.parts.map(lengthOf));
    for (const part of piece.parts) expect(beats - lengthOf(part)).toBeLessThanOrEqual(8);
    expect(beatsAndTempo(piece) * 60).toBeGreaterThan(40);
    expect((await fileOf(name))?.length, 'Run: npm run music').toBeLessThan(300_000);
  });

  it('are what the files in the repository were made from', { timeout: 60_000 }, async () => {
    const file = await encodeMp3(render(shortest));
    expect((await fileOf(shortest.name))?.equals(file), 'Run: npm run music').toBe(true);
  });
});
