/** A sine that rises softly, dies away and is damped: what every voice is made of. */

/** Samples a second. Enough for soft sounds up to 12 kHz, and an eighth less to send than that of a CD. */
export const sampleRate = 32_000;

const highest = 12_000;
/** Below this nobody hears anything: 80 dB under full. */
const silent = 1e-4;

export interface Tone {
  /** When it begins, in s. */
  at: number;
  /** For how long it is held, in s. */
  length: number;
  /** In Hz. */
  pitch: number;
  loud: number;
  /** How long it rises, in s. */
  attack: number;
  /** In how many s it falls to a third by itself; `Infinity` for never. */
  decay: number;
  /** In how many s it falls to a third once it is no longer held. */
  release: number;
}

export function addTone(sound: Float64Array, { at, length, pitch, loud, attack, decay, release }: Tone): void {
  if (pitch > highest) return;
  const first = Math.round(at * sampleRate);
  const damped = Math.round(length * sampleRate);
  const rise = Math.max(1, Math.round(attack * sampleRate));
  const fall = Math.exp(-1 / (decay * sampleRate));
  const damping = Math.exp(-1 / (release * sampleRate));
  // A pointer that turns by the same angle with each sample: a sine without a call of Math.sin for each.
  const turn = { x: Math.cos((2 * Math.PI * pitch) / sampleRate), y: Math.sin((2 * Math.PI * pitch) / sampleRate) };
  let [x, y, level] = [1, 0, loud];
  for (let index = 0; first + index < sound.length; index++) {
    const risen = index < rise ? (1 - Math.cos((Math.PI * index) / rise)) / 2 : 1;
    sound[first + index] = (sound[first + index] ?? 0) + y * level * risen;
    [x, y] = [x * turn.x - y * turn.y, x * turn.y + y * turn.x];
    level *= index < damped ? fall : fall * damping;
    if (index > rise && level < silent * 0.1) break;
  }
}
