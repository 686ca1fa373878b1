import { broken } from '../notation.ts';
import type { Piece } from '../piece.ts';

const chords = [
  'D4 F4 A4 C5',
  'D4 F4 A4 Bb4',
  'Eb4 G4 Bb4 D5',
  'Eb4 G4 A4 D5',
  'D4 F4 A4 C5',
  'F4 Ab4 B4 D5',
  'Eb4 G4 Bb4 D5',
  'Eb4 G4 Bb4 C5',
  'D4 F4 G4 Bb4',
  'C4 F4 Gb4 Bb4',
  'D4 F4 A4 C5',
  'Eb4 G4 Bb4 D5',
  'Eb4 G4 A4 C5',
  'D4 G4 C5 F5',
];

const melody = `
  . . F5 - D5 - C5 - | D5 - - - . . Bb4 C5 | D5 - F5 - G5 - F5 - | D5 - - - . . . . |
  . . A5 - F5 - C5 - | D5 - - - B4 - Ab4 - | G4 - Bb4 - D5 - C5 - | Bb4 - - - . . C5 D5 |
  F5 - - - G5 - D5 - | F5 - - - Eb5 - C5 - | C5 - A4 - F4 - A4 - | G4 - - - Bb4 - D5 - |
  C5 - - - A4 - - - | Bb4 - - - - - - -`;

const low = 'Bb2 - | G2 - | C3 - | F2 C3 | D3 - | G2 D3 | C3 - | F2 - | Eb3 - | Ab2 - | D3 - | C3 - | F2 C3 | Bb2 -';

/** An electric piano late in the day, in B flat, with a little swing. */
export const eveningWindow: Piece = {
  name: 'evening-window',
  tempo: 68,
  room: 0.4,
  swing: 0.3,
  parts: [
    { voice: 'electricPiano', loud: 0.085, step: 0.5, line: broken(chords.slice(0, -1), 'x - - x - - . .') },
    { voice: 'electricPiano', loud: 0.085, step: 4, line: `${'. '.repeat(13)} D4+G4+C5+F5` },
    { voice: 'electricPiano', loud: 0.2, step: 0.5, line: melody },
    { voice: 'bass', loud: 0.3, step: 2, line: low },
  ],
};
