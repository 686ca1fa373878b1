import { notesOf, stepsOf } from './notation.ts';
import type { VoiceName } from './voices.ts';

/** One instrument's line. */
export interface Part {
  voice: VoiceName;
  /** How loud beside the others, 0 to 1. */
  loud: number;
  /** How long a step is, in beats. */
  step: number;
  /** As notation.ts has it. */
  line: string;
  /** How long each note sounds at least, in beats, as with a pedal. */
  ring?: number;
}

export interface Piece {
  /** Of its file: `first-light`. */
  name: string;
  /** Beats a minute. */
  tempo: number;
  /** How much of the room is heard, 0 to 1. */
  room: number;
  /** By how much of an eighth every second eighth comes late. */
  swing?: number;
  parts: readonly Part[];
}

/** A note of a part, in beats. */
export interface Beat {
  at: number;
  length: number;
  pitch: number;
}

export function beatsOf({ line, step, ring = 0 }: Part, swing = 0): Beat[] {
  return notesOf(line).map(({ at, steps, pitch }) => {
    const late = (at * step) % 1 === 0.5 ? swing / 2 : 0;
    return { at: at * step + late, length: Math.max(steps * step, ring), pitch };
  });
}

/** How many beats a part lasts. */
export function lengthOf({ line, step }: Part): number {
  return stepsOf(line).length * step;
}
