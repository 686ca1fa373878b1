import type { SoundKind } from '../shared/preference-values';
import type { Tune } from '../shared/tunes';

const soft = { loudness: 0.07, fade: 0.45 };

/** Up for who comes, down for who goes, one drop for a message, a knock for a hand. */
export const soundTunes: Readonly<Record<SoundKind, Tune>> = {
  join: { ...soft, notes: [note(392, 0), note(523.25, 0.12)] },
  leave: { ...soft, notes: [note(523.25, 0), note(392, 0.12)] },
  message: { ...soft, notes: [note(880, 0)] },
  hand: { ...soft, notes: [note(587.33, 0), note(587.33, 0.16)] },
};

function note(pitch: number, at: number): { pitch: number; at: number } {
  return { pitch, at };
}
