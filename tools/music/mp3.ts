import { createMp3Encoder } from 'wasm-media-encoders';
import { sampleRate } from './tone.ts';

/** Bits a second: soft sounds in mono need no more, and a minute stays below 300 kB. */
const bitrate = 40_000;

/** MP3, the one format that every browser plays. The encoder is WebAssembly, so its bytes are the same everywhere. */
export async function encodeMp3(samples: Int16Array): Promise<Uint8Array> {
  const encoder = await createMp3Encoder();
  encoder.configure({ channels: 1, sampleRate, bitrate: (bitrate / 1000) as 40 });
  // What the encoder returns is its own memory, which it writes over with the next call.
  const body = encoder.encode([Float32Array.from(samples, (sample) => sample / 32_768)]).slice();
  return Buffer.concat([body, encoder.finalize()]);
}
