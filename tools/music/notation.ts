/**
 * Music as text. A line is a row of steps of the same length, with bars for the eye:
 *
 *     'D4 F#4 - . | A3+D4 - - -'
 *
 * A name sounds, `+` joins what sounds together, `-` holds what sounds, `.` is silence.
 */

export interface Note {
  /** When it begins, in steps. */
  at: number;
  /** For how many steps it is held. */
  steps: number;
  /** In Hz. */
  pitch: number;
}

const semitones: Readonly<Record<string, number>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };
const shifts: Readonly<Record<string, number>> = { '': 0, '#': 1, b: -1 };

/** `A4` is 440 Hz; the others follow in equal temperament. */
export function pitchOf(name: string): number {
  const [, letter = '', sign = '', octave = ''] = /^([A-G])([#b]?)(\d)$/.exec(name) ?? [];
  const semitone = semitones[letter];
  const shift = shifts[sign];
  if (semitone === undefined || shift === undefined) throw new Error(`"${name}" is no note`);
  return 440 * 2 ** ((semitone + shift - 9) / 12 + Number(octave) - 4);
}

export function stepsOf(line: string): string[] {
  return line.split(/\s+/).filter((step) => step !== '' && step !== '|');
}

export function notesOf(line: string): Note[] {
  const notes: Note[] = [];
  let sounding: Note[] = [];
  for (const [at, step] of stepsOf(line).entries()) {
    if (step === '-') {
      for (const note of sounding) note.steps++;
      continue;
    }
    sounding = step === '.' ? [] : step.split('+').map((name) => ({ at, steps: 1, pitch: pitchOf(name) }));
    notes.push(...sounding);
  }
  return notes;
}

/**
 * Plays each chord in the same figure. In a figure a number stands for that note of the chord, from 0 at the bottom, `x`
 * for all of them.
 *
 * @example broken(['C3 E3 G3'], '0 1+2 x') // 'C3 E3+G3 C3+E3+G3'
 */
export function broken(chords: readonly string[], figure: string): string {
  return chords.map((chord) => inFigure(stepsOf(chord), figure)).join(' | ');
}

function inFigure(chord: readonly string[], figure: string): string {
  const name = (index: string) => {
    const found = chord[Number(index)];
    if (found === undefined) throw new Error(`The chord ${chord.join(' ')} has no note ${index}`);
    return found;
  };
  const step = (text: string) => {
    if (text === '.' || text === '-') return text;
    return text === 'x' ? chord.join('+') : text.split('+').map(name).join('+');
  };
  return stepsOf(figure).map(step).join(' ');
}
