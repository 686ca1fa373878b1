import { describe, expect, it } from 'vitest';
import { displayOptions } from './display-options.js';

describe('displayOptions', () => {
  it('asks for few sharp pictures, and for sound without the meeting in it', () => {
    expect(displayOptions({ restrictOwnAudio: true, suppressLocalAudioPlayback: true }, true)).toEqual({
      video: { frameRate: { ideal: 10, max: 15 } },
      audio: {
        echoCancellation: false,
        noiseSuppression: false,
        autoGainControl: false,
        restrictOwnAudio: true,
        suppressLocalAudioPlayback: true,
      },
      selfBrowserSurface: 'exclude',
      surfaceSwitching: 'include',
      systemAudio: 'include',
    });
  });

  it('does not offer the sound of everything where the meeting would be in it', () => {
    const { audio, systemAudio } = displayOptions({}, true);
    expect([systemAudio, Object.keys(audio)]).toEqual([
      'exclude',
      ['echoCancellation', 'noiseSuppression', 'autoGainControl'],
    ]);
  });

  it('asks for no sound where none is wanted', () => {
    expect(displayOptions({ restrictOwnAudio: true }, false).audio).toBe(false);
  });
});
