import { scratchFile } from './scratch-file.ts';
import { sampleRate, wave } from './wave.ts';

/** It begins where it ends, so that it goes on without a click. */
const seconds = 2;

/**
 * Writes the sound that a made-up microphone hears: a tone that goes up and down, as loud at all times, so that nothing
 * that shows how loud it is has to be drawn again; and of no even pitch, which a browser would take for noise.
 *
 * @returns the path of the WAV file
 */
export function sirenFile(): string {
  return scratchFile('siren.wav', wave(siren()));
}

function siren(): Int16Array {
  const samples = new Int16Array(sampleRate * seconds);
  let phase = 0;
  for (const index of samples.keys()) {
    const pitch = 500 + 200 * Math.sin((2 * Math.PI * index) / samples.length);
    phase += (2 * Math.PI * pitch) / sampleRate;
    samples[index] = 8000 * Math.sin(phase);
  }
  return samples;
}
