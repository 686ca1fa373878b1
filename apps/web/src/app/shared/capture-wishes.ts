/** What the devices should give: the person's choice, within what the instance allows. */
import { type soundWishes, type SoundWishes, type VideoWishes } from '@vroom/mesh';

/** How large a picture one sends. */
export const pictureChoices = ['automatic', 'standard', 'low'] as const;
export type PictureChoice = (typeof pictureChoices)[number];

interface Choices extends Partial<Record<(typeof soundWishes)[number], boolean | undefined>> {
  picture?: PictureChoice | undefined;
  frameRate?: number | undefined;
}

const standard = { width: 1280, height: 720 };
const middle = { width: 854, height: 480 };
const low = { width: 640, height: 360 };

/** @param others how many people one sends to: each costs as much again, so the automatic picture shrinks with them */
export function pictureWishes({ picture, frameRate }: Choices, maxFrameRate: number, others: number): VideoWishes {
  const frames = { frameRate: Math.min(frameRate ?? maxFrameRate, maxFrameRate) };
  if (picture === 'standard') return { ...standard, ...frames };
  if (picture === 'low') return { ...low, ...frames };
  if (others > 6) return { ...low, ...frames };
  return { ...(others > 3 ? middle : standard), ...frames };
}

export function soundChoices(choices: Choices): Required<SoundWishes> {
  const { echoCancellation = true, noiseSuppression = true, autoGainControl = true } = choices;
  return { echoCancellation, noiseSuppression, autoGainControl };
}

const usualFrameRates = [5, 10, 15, 24, 30, 60];

/** What one may choose from, the most of it first. */
export function frameRateChoices(max: number): number[] {
  return [max, ...usualFrameRates.filter((rate) => rate < max).reverse()];
}
