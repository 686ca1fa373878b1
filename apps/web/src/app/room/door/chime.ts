/** Notes of a soft chime, Hz, and when each begins, s. */
const notes = [
  { pitch: 523.25, at: 0 },
  { pitch: 659.25, at: 0.16 },
  { pitch: 783.99, at: 0.32 },
];
const length = 1.6;

/**
 * Plays a chime on a speaker, so that one hears where the others will be heard.
 *
 * @param speakerId the output to use, the system's where it is left out or gone
 * @returns when it has faded
 */
export async function playChime(speakerId: string | undefined): Promise<void> {
  const context = new AudioContext();
  try {
    const output = context.createMediaStreamDestination();
    for (const note of notes) ring(context, output, note.pitch, context.currentTime + 0.05 + note.at);
    // Through an element: it can be sent to a chosen speaker in more browsers than a context can.
    const player = new Audio();
    player.srcObject = output.stream;
    if (speakerId !== undefined && 'setSinkId' in player) await player.setSinkId(speakerId).catch(() => undefined);
    await context.resume();
    await player.play();
    await new Promise((resolve) => setTimeout(resolve, length * 1000));
    player.srcObject = null;
  } finally {
    await context.close();
  }
}

function ring(context: AudioContext, output: AudioNode, pitch: number, at: number): void {
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.frequency.value = pitch;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(0.2, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 1.1);
  tone.connect(gain).connect(output);
  tone.start(at);
  tone.stop(at + 1.2);
}
