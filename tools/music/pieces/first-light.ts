import { broken } from '../notation.ts';
import type { Piece } from '../piece.ts';

const chords = [
  'D3 A3 D4 E4 F#4',
  'B2 F#3 B3 D4 E4',
  'G2 D3 B3 D4 F#4',
  'A2 E3 A3 D4 E4',
  'F#2 D3 A3 D4 F#4',
  'G2 D3 A3 B3 D4',
  'E2 B2 G3 B3 D4',
  'A2 G3 B3 D4 E4',
  'B2 F#3 B3 D4 F#4',
  'F#2 C#3 A3 C#4 E4',
  'G2 D3 B3 D4 F#4',
  'A2 E3 A3 C#4 E4',
  'D3 A3 D4 F#4 A4',
];

const melody = `
  . . . . | . . F#5 E5 | D5 - - B4 | A4 - - . |
  . . A5 F#5 | D5 - E5 F#5 | G5 - F#5 D5 | E5 - - . |
  F#5 - E5 D5 | C#5 - E5 A4 | B4 - D5 F#5 | E5 - B4 C#5 | D5 - - -`;

const pad = `
  A3+D4+F#4 | B3+D4+F#4 | G3+B3+D4 | A3+D4+E4 | A3+D4+F#4 | G3+B3+D4 | G3+B3+E4 | A3+D4+E4 |
  F#3+B3+D4 | A3+C#4+F#4 | G3+B3+D4 | A3+C#4+E4 | A3+D4+F#4`;

/** Felt piano in D major, like the sun coming up. */
export const firstLight: Piece = {
  name: 'first-light',
  tempo: 63,
  room: 0.5,
  parts: [
    { voice: 'piano', loud: 0.2, step: 0.5, ring: 3, line: broken(chords.slice(0, -1), '0 1 2 3 4 3 2 1') },
    { voice: 'piano', loud: 0.2, step: 0.5, ring: 6, line: `${'. '.repeat(12 * 8)} D3 A3 D4 F#4 A4 - - -` },
    { voice: 'piano', loud: 0.3, step: 1, ring: 1.5, line: melody },
    { voice: 'pad', loud: 0.045, step: 4, line: pad },
  ],
};
