/**
 * How loud a track is: `const stop = watchLevel(track, (level) => …)`, 0 (silence) to 1 (shouting) as an ear judges it,
 * 15 times a second. By a timer and not by animation frames, which stop in a hidden tab: whoever speaks there is still
 * seen speaking by the others (a browser slows the timer to once a second then). One AudioContext serves all watchers.
 */
const interval = 1000 / 15;
/** What a microphone hears in a quiet room, and a voice close to it; dB of full scale. */
const quietest = -58;
const loudest = -12;

/** What a microphone that is switched off, broken or not plugged in gives: nothing, give or take the last bit of it. */
const nothing = 1 / 16_384;

/** Whether there is no sound at all, not even that of a quiet room. Some devices give it beside zero. */
export function isDead(samples: Float32Array): boolean {
  const first = samples[0] ?? 0;
  return samples.every((sample) => Math.abs(sample - first) < nothing);
}

/** Loudness of samples in −1…1: their power on the logarithmic scale of hearing, stretched to 0…1. */
export function loudness(samples: Float32Array): number {
  let power = 0;
  for (const sample of samples) power += sample * sample;
  const decibels = 10 * Math.log10(power / Math.max(1, samples.length));
  return Math.min(1, Math.max(0, (decibels - quietest) / (loudest - quietest)));
}

/**
 * Nothing of it is played: without a sink a browser that knows the option (Web Audio 1.1) opens no output device, and reckons in larger
 * pieces. To render silence for one took 5 % of a core in each page of a call of four.
 */
const unheard = { latencyHint: 'playback', sinkId: { type: 'none' } } as AudioContextOptions;

let shared: AudioContext | undefined;
let watchers = 0;

// Without a gesture on the page a context may start suspended; the first press or key wakes it.
const wake = (): void => void shared?.resume().catch(() => undefined);

function borrowContext(): AudioContext {
  shared ??= new AudioContext(unheard);
  if (watchers++ === 0) for (const event of ['pointerdown', 'keydown']) addEventListener(event, wake);
  wake();
  return shared;
}

function returnContext(): void {
  if (--watchers > 0) return;
  for (const event of ['pointerdown', 'keydown']) removeEventListener(event, wake);
  void shared?.close().catch(() => undefined);
  shared = undefined;
}

/** @param onLevel hears how loud it is, and whether there is no sound at all, not even that of a quiet room */
export function watchLevel(track: MediaStreamTrack, onLevel: (level: number, dead: boolean) => void): () => void {
  const context = borrowContext();
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    // A context that doesn't run yet gives zeros, which say nothing about the microphone.
    onLevel(loudness(samples), context.state === 'running' && isDead(samples));
  }, interval);

  return () => {
    clearInterval(timer);
    source.disconnect();
    returnContext();
  };
}
