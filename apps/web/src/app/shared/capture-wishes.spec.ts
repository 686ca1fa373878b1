import { describe, expect, it } from 'vitest';
import { frameRateChoices, pictureWishes, soundChoices } from './capture-wishes';

describe('pictureWishes', () => {
  it.each([
    [0, 720],
    [3, 720],
    [4, 480],
    [6, 480],
    [7, 360],
    [11, 360],
  ])('makes the automatic picture smaller the more people get it: %i others, %ip', (others, height) => {
    expect(pictureWishes({}, 15, others).height).toBe(height);
    expect(pictureWishes({ picture: 'automatic' }, 15, others).height).toBe(height);
  });

  it('does as it is told, whoever is there', () => {
    expect(pictureWishes({ picture: 'standard' }, 15, 11).height).toBe(720);
    expect(pictureWishes({ picture: 'low' }, 15, 0)).toEqual({ width: 640, height: 360, frameRate: 15 });
  });

  it('never exceeds the frame rate of the instance', () => {
    expect(pictureWishes({ frameRate: 10 }, 15, 0).frameRate).toBe(10);
    expect(pictureWishes({ frameRate: 60 }, 15, 0).frameRate).toBe(15);
  });
});

describe('frameRateChoices', () => {
  it('begin with the most that is allowed', () => {
    expect(frameRateChoices(15)).toEqual([15, 10, 5]);
    expect(frameRateChoices(25)).toEqual([25, 24, 15, 10, 5]);
    expect(frameRateChoices(4)).toEqual([4]);
  });
});

describe('soundChoices', () => {
  it('are on but for what was switched off', () => {
    expect(soundChoices({ noiseSuppression: false, autoGainControl: undefined })).toEqual({
      echoCancellation: true,
      noiseSuppression: false,
      autoGainControl: true,
    });
  });
});
