import { broken } from '../notation.ts';
import type { Piece } from '../piece.ts';

const G = 'G3 D4 G4 B4';
const Em = 'E3 B3 E4 G4';
const C = 'C3 G3 C4 E4';
const D = 'D3 A3 D4 F#4';
const Am = 'A3 E4 A4 C5';
const chords = [G, Em, C, D, G, Em, Am, D, C, G, Am, Em, C, G, Am, D, G, Em, D];

const melody = `
  D5 - B4 G4 - B4 | E5 - D5 B4 - . | C5 - E5 G5 - E5 | D5 - - A4 - . |
  D5 - B4 G4 - B4 | E5 - G5 B5 - . | C6 - A5 E5 - C5 | D5 - F#5 A5 - . |
  G5 - E5 C5 - E5 | D5 - B4 G4 - . | C5 - E5 A5 - G5 | G5 - E5 B4 - . |
  E5 - G5 C6 - B5 | B5 - G5 D5 - . | E5 - D5 C5 - E5 | D5 - C5 A4 - . |
  D5 - B4 G4 - B4 | E5 - D5 B4 - . | A4 - B4 A4 - F#4 | G4 - - - - -`;

/** Marimbas in six-eight, light as a child's game. The beat is an eighth. */
export const paperBoats: Piece = {
  name: 'paper-boats',
  tempo: 160,
  room: 0.4,
  parts: [
    { voice: 'marimba', loud: 0.22, step: 1, line: `${broken(chords, '0 1 2 3 2 1')} | G3 D4 G4 B4+D5 - -` },
    { voice: 'bells', loud: 0.16, step: 1, line: melody },
    { voice: 'bass', loud: 0.2, step: 6, line: 'G2 E2 C3 D3 G2 E2 A2 D3 C3 G2 A2 E2 C3 G2 A2 D3 G2 E2 D3 G2' },
  ],
};
