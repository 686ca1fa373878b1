/** Short tunes of soft tones, made by the browser: no files. */

export interface Tune {
  /** Hz, and when each tone begins, s. */
  readonly notes: readonly { readonly pitch: number; readonly at: number }[];
  /** How loud each tone is at first, 0 to 1. */
  readonly loudness: number;
  /** How long each tone takes to fade, s. */
  readonly fade: number;
}

/**
 * Plays a tune where the others are heard.
 *
 * @param speakerId the output to use, the system's where it is left out or gone
 * @returns when it has faded
 */
export async function playTune(tune: Tune, speakerId: string | undefined): Promise<void> {
  const context = new AudioContext();
  try {
    const output = context.createMediaStreamDestination();
    for (const note of tune.notes) ring(context, output, tune, note.pitch, context.currentTime + 0.05 + note.at);
    // Through an element: it can be sent to a chosen speaker in more browsers than a context can.
    const player = new Audio();
    player.srcObject = output.stream;
    if (speakerId !== undefined && 'setSinkId' in player) await player.setSinkId(speakerId).catch(() => undefined);
    await context.resume();
    await player.play();
    await new Promise((resolve) => setTimeout(resolve, lengthOf(tune) * 1000));
    player.srcObject = null;
  } finally {
    await context.close();
  }
}

/** Seconds until the last tone has faded. */
function lengthOf({ notes, fade }: Tune): number {
  return Math.max(...notes.map(({ at }) => at)) + fade + 0.2;
}

function ring(context: AudioContext, output: AudioNode, { loudness, fade }: Tune, pitch: number, at: number): void {
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.frequency.value = pitch;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + fade);
  tone.connect(gain).connect(output);
  tone.start(at);
  tone.stop(at + fade + 0.1);
}
