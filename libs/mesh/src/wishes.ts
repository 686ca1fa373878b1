/** What the camera should give, if it can: frames per second, and pixels. */
export type VideoWishes = Partial<Record<(typeof videoWishes)[number], number>>;
const videoWishes = ['frameRate', 'width', 'height'] as const;

/** What the browser should do to the sound of the microphone, if it can. What is left out it should do. */
export type SoundWishes = Partial<Record<(typeof soundWishes)[number], boolean>>;
export const soundWishes = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;

/** Each wish as one that a camera may fall short of. */
export function constraintsOf(video: VideoWishes): MediaTrackConstraints {
  const ideals: MediaTrackConstraints = {};
  for (const name of videoWishes) if (video[name] !== undefined) ideals[name] = { ideal: video[name] };
  return ideals;
}

/** All wishes about the sound, with what was left out. */
export function processed(sound: SoundWishes): Required<SoundWishes> {
  return { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...sound };
}

/** Whether a track does as wished; what it doesn't tell of itself counts as done. */
export function fulfils(settings: MediaTrackSettings, sound: Required<SoundWishes>): boolean {
  return soundWishes.every((name) => settings[name] === undefined || Boolean(settings[name]) === sound[name]);
}
