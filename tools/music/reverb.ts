/** A room around the music: Schroeder's reverberator with Moorer's damped combs, at the lengths that Freeverb made known. */
import { sampleRate } from './tone.ts';

const scale = sampleRate / 44_100;
const combs = [1116, 1188, 1277, 1356, 1422, 1491, 1557, 1617].map((length) => Math.round(length * scale));
const allpasses = [556, 441, 341, 225].map((length) => Math.round(length * scale));
/** How much of each echo comes again, and how much duller it is then. */
const feedback = 0.86;
const damping = 0.4;

/** What the walls give back of a sound. */
export function reverberation(dry: Float64Array): Float64Array {
  const wet = new Float64Array(dry.length);
  for (const length of combs) addComb(wet, dry, length);
  for (const length of allpasses) diffuse(wet, length);
  return wet;
}

function addComb(wet: Float64Array, dry: Float64Array, length: number): void {
  const line = new Float64Array(length);
  let dull = 0;
  for (const [index, sample] of dry.entries()) {
    const at = index % length;
    const echo = line[at] ?? 0;
    dull = echo * (1 - damping) + dull * damping;
    line[at] = sample + dull * feedback;
    wet[index] = (wet[index] ?? 0) + echo / combs.length;
  }
}

function diffuse(sound: Float64Array, length: number): void {
  const line = new Float64Array(length);
  for (const [index, sample] of sound.entries()) {
    const at = index % length;
    const echo = line[at] ?? 0;
    line[at] = sample + echo / 2;
    sound[index] = echo - sample;
  }
}
