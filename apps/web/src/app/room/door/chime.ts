import { playTune, type Tune } from '../../shared/tunes';

const chime: Tune = {
  notes: [
    { pitch: 523.25, at: 0 },
    { pitch: 659.25, at: 0.16 },
    { pitch: 783.99, at: 0.32 },
  ],
  loudness: 0.2,
  fade: 1.1,
};

/**
 * Plays a chime on a speaker, so that one hears where the others will be heard.
 *
 * @param speakerId the output to use, the system's where it is left out or gone
 * @returns when it has faded
 */
export function playChime(speakerId: string | undefined): Promise<void> {
  return playTune(chime, speakerId);
}
