/** The instruments, each a few sines. */
import { addTone, type Tone } from './tone.ts';

/** A note as somebody plays it. */
export type Played = Pick<Tone, 'at' | 'length' | 'pitch' | 'loud'>;
export type Voice = (sound: Float64Array, note: Played) => void;

interface Overtone {
  /** Times the pitch of the note. */
  ratio: number;
  loud: number;
  /** In s, at the pitch of middle A; lower notes ring longer. */
  decay: number;
}

/** Bars and tines: overtones of their own that die early, and nothing damps them. */
function struck(attack: number, overtones: readonly Overtone[]): Voice {
  return (sound, note) => {
    const longer = Math.sqrt(440 / note.pitch);
    for (const { ratio, loud, decay } of overtones) {
      const tone = { attack, decay: decay * longer, release: 4, pitch: note.pitch * ratio };
      addTone(sound, { ...note, ...tone, loud: note.loud * loud });
    }
  };
}

/** Strings under felt: overtones a little too high as in a real one (inharmonicity), two strings a hair apart. */
const piano: Voice = (sound, note) => {
  const longer = Math.sqrt(440 / note.pitch);
  for (let number = 1; number <= 7; number++) {
    const pitch = note.pitch * number * Math.sqrt(1 + 0.0003 * number * number);
    const loud = (note.loud * number ** -1.9) / 2;
    const tone = { ...note, loud, attack: 0.008, decay: (1.4 * longer) / (1 + 0.45 * (number - 1)), release: 0.22 };
    addTone(sound, { ...tone, pitch });
    addTone(sound, { ...tone, pitch: pitch * 1.0005 });
  }
};

/** A choir of soft reeds that nobody hears beginning. */
const pad: Voice = (sound, note) => {
  for (const detuned of [0.9968, 1, 1.0037]) {
    for (let number = 1; number <= 5; number++) {
      const loud = (note.loud * number ** -1.7) / 3;
      const pitch = note.pitch * number * detuned;
      addTone(sound, { ...note, pitch, loud, attack: 1.1, decay: Infinity, release: 0.7 });
    }
  }
};

const bass: Voice = (sound, note) => {
  for (const [ratio, loud] of [
    [1, 1],
    [2, 0.3],
    [3, 0.08],
  ] as const) {
    const tone = { ...note, pitch: note.pitch * ratio, loud: note.loud * loud };
    addTone(sound, { ...tone, attack: 0.025, decay: 1.6 / ratio, release: 0.18 });
  }
};

export const voices = {
  piano,
  pad,
  bass,
  marimba: struck(0.003, [
    { ratio: 1, loud: 1, decay: 0.38 },
    { ratio: 3.98, loud: 0.16, decay: 0.1 },
    { ratio: 9.6, loud: 0.03, decay: 0.03 },
  ]),
  bells: struck(0.004, [
    { ratio: 1, loud: 1, decay: 0.9 },
    { ratio: 2, loud: 0.18, decay: 0.5 },
    { ratio: 3.01, loud: 0.1, decay: 0.3 },
    { ratio: 5.2, loud: 0.04, decay: 0.1 },
  ]),
  electricPiano: struck(0.006, [
    { ratio: 1, loud: 1, decay: 1 },
    { ratio: 2, loud: 0.22, decay: 0.55 },
    { ratio: 3, loud: 0.12, decay: 0.4 },
    { ratio: 4, loud: 0.04, decay: 0.25 },
    { ratio: 7.1, loud: 0.025, decay: 0.07 },
  ]),
} as const satisfies Record<string, Voice>;

export type VoiceName = keyof typeof voices;
