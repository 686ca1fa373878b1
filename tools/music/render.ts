/** From the notes of a piece to its samples. The same notes give the same samples, wherever and whenever. */
import { beatsOf, lengthOf, type Piece } from './piece.ts';
import { reverberation } from './reverb.ts';
import { sampleRate } from './tone.ts';
import { voices } from './voices.ts';

/** Silence before the first note, in s, so that none of it is lost to a fade. */
const before = 0.1;
/** What the last chord has to die away, and the end of that in which it is led to silence, in s. */
const tail = 4;
const fade = 2;
/** All pieces are about as loud (root of the mean square), and none ever near the limit. */
const loudness = 0.09;
const peak = 0.7;

/** 16 bits a sample; begins and ends in silence, so that one piece follows another without a click. */
export function render(piece: Piece): Int16Array {
  const beats = Math.max(...piece.parts.map(lengthOf));
  const length = Math.round((before + (beats * 60) / piece.tempo + tail) * sampleRate);
  const dry = new Float64Array(length);
  play(piece, dry);
  const wet = reverberation(dry);
  const sound = dry.map((sample, index) => sample * (1 - piece.room / 2) + (wet[index] ?? 0) * piece.room);
  leadToSilence(sound);
  return quantised(sound, loudnessFor(sound));
}

/** Nobody plays like a clock: each note comes a little early or late, softer or louder. */
function play({ parts, tempo, swing }: Piece, sound: Float64Array): void {
  const seconds = 60 / tempo;
  const random = randomNumbers(tempo);
  for (const part of parts) {
    for (const { at, length, pitch } of beatsOf(part, swing)) {
      const loud = part.loud * (0.88 + 0.24 * random());
      const moment = before + at * seconds + 0.012 * random();
      voices[part.voice](sound, { at: moment, length: length * seconds, pitch, loud });
    }
  }
}

function leadToSilence(sound: Float64Array): void {
  const steps = fade * sampleRate;
  for (let left = 0; left < steps; left++) {
    const index = sound.length - 1 - left;
    sound[index] = ((sound[index] ?? 0) * (1 - Math.cos((Math.PI * left) / steps))) / 2;
  }
}

function loudnessFor(sound: Float64Array): number {
  const mean = Math.sqrt(sound.reduce((sum, sample) => sum + sample * sample, 0) / sound.length);
  const most = sound.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  return Math.min(loudness / mean, peak / most);
}

/** Rounding also takes away what two processors may count differently in the last digits. */
function quantised(sound: Float64Array, loud: number): Int16Array {
  return Int16Array.from(sound, (sample) => Math.round(sample * loud * 32_767));
}

/** Numbers from 0 to 1, the same row for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
