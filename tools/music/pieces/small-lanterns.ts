import { broken } from '../notation.ts';
import type { Piece } from '../piece.ts';

const Am = 'A2 C4 E4';
const F = 'F2 A3 C4';
const C = 'C3 G3 E4';
const G = 'G2 B3 D4';
const Dm = 'D3 A3 F4';
const E = 'E2 G#3 B3';
const E7 = 'E2 G#3 D4';
const chords = [Am, F, C, G, Am, Dm, E, E7, F, G, C, Am, Dm, G, C, E7, Am, F, C, G, Dm, E7, Am];

const melody = `
  E5 - A5 - B5 - | C6 - - - A5 - | G5 - - - E5 - | D5 - - - . . |
  E5 - A5 - B5 - | D6 - C6 - A5 - | B5 - - - - - | G#5 - B5 - E5 - |
  A5 - - - C6 - | B5 - - - G5 - | G5 - E5 - G5 - | A5 - - - E5 - |
  F5 - A5 - D6 - | B5 - D6 - G5 - | E6 - C6 - G5 - | G#5 - B5 - D6 - |
  C6 - - - E5 - | A5 - - - C6 - | G5 - E5 - C5 - | D5 - - - B4 - |
  F5 - E5 - D5 - | E5 - - - G#4 - | A4 - E5 - A5 - | A5 - - - - -`;

/** A music box and a piano in three-four, in A minor: a little wistful, and never sad. */
export const smallLanterns: Piece = {
  name: 'small-lanterns',
  tempo: 90,
  room: 0.5,
  parts: [
    { voice: 'bells', loud: 0.2, step: 0.5, line: melody },
    { voice: 'piano', loud: 0.22, step: 1, ring: 1.2, line: `${broken(chords, '0 1+2 1+2')} | A2+E3+C4 - -` },
    { voice: 'pad', loud: 0.02, step: 3, line: broken([...chords, Am], '1+2') },
  ],
};
