import { broken } from '../notation.ts';
import type { Piece } from '../piece.ts';

const chords = ['A3 C4 E4 G4', 'G3 B3 D4 F4', 'G3 B3 D4 E4', 'A3 C4 E4 G4', 'A3 C4 D4 F4', 'A3 C4 E4 G4'];

const melody = `
  . . C5 - | E5 - . G5 | . . D5 - | B4 - . . | . . B4 - | D5 - . G5 |
  . . E5 - | C5 - B4 - | A4 - D5 - | F5 - E5 - | C5 - - - | . . . .`;

/** Long chords over a low F, and drops that fall into them. */
export const slowWater: Piece = {
  name: 'slow-water',
  tempo: 60,
  room: 0.7,
  parts: [
    { voice: 'pad', loud: 0.09, step: 8, line: broken(chords, 'x') },
    { voice: 'bass', loud: 0.16, step: 8, ring: 7, line: 'F2 | F2 | E2 | A2 | D2 | F2' },
    { voice: 'bells', loud: 0.2, step: 1, ring: 2, line: melody },
    { voice: 'marimba', loud: 0.07, step: 0.5, line: broken(chords.slice(0, -1), '. 1 . . 3 . 2 . . . 0 . . 2 . .') },
  ],
};
