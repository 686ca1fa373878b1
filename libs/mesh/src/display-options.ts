/** W3C mediacapture-screen-share, as far as TypeScript does not know it yet. */
interface AudioConstraints extends MediaTrackConstraints {
  restrictOwnAudio?: boolean;
  suppressLocalAudioPlayback?: boolean;
}
export interface DisplayOptions extends DisplayMediaStreamOptions {
  audio: AudioConstraints | false;
  video: MediaTrackConstraints;
  selfBrowserSurface: 'exclude';
  surfaceSwitching: 'include';
  systemAudio: 'include' | 'exclude';
}

/** Constraints a browser says it knows, by name. */
export type KnownConstraints = Readonly<Record<string, boolean | undefined>> | MediaTrackSupportedConstraints;

/**
 * What to ask `getDisplayMedia` for. Without a size, since a screen is shared as it is. Browsers ignore members that they do
 * not know, but the answer to one depends on another: the sound of the whole system is offered only where the meeting
 * itself can be left out of it, or everybody would hear themselves.
 */
export function displayOptions(supported: KnownConstraints, audio: boolean): DisplayOptions {
  const known: Readonly<Record<string, boolean | undefined>> = { ...supported };
  const leavesOutMeeting = known['restrictOwnAudio'] === true;
  return {
    video: { frameRate: { ideal: 10, max: 15 } },
    audio: audio && soundOf(known),
    // A meeting that shows itself is a hall of mirrors.
    selfBrowserSurface: 'exclude',
    surfaceSwitching: 'include',
    systemAudio: leavesOutMeeting ? 'include' : 'exclude',
  };
}

/** Sound as it is: the help that a voice needs spoils music. */
function soundOf(known: Readonly<Record<string, boolean | undefined>>): AudioConstraints {
  const sound: AudioConstraints = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  if (known['restrictOwnAudio']) sound.restrictOwnAudio = true;
  if (known['suppressLocalAudioPlayback']) sound.suppressLocalAudioPlayback = true;
  return sound;
}
