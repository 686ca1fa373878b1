import { forecastShort } from '@vroom/mesh';
import type { InstanceConfig } from '@vroom/contract';
import { pictureWishes } from '../../shared/capture-wishes';
import type { PreferenceValues } from '../../shared/preference-values';

export interface Forecast {
  /** In the meeting, oneself included. */
  people: number;
  /** The shorter side of the picture that most of them get, in pixels; 0 for no picture. */
  short: number;
}

type Wishes = Pick<PreferenceValues, 'picture' | 'frameRate'>;

/**
 * What one will send to those who are in the room, as the call itself splits the upload; `undefined` where nobody is there.
 *
 * @param uplink kbit/s that one can count on, where that was measured; else it is the instance's most
 */
export function forecast(
  members: number,
  { maxUplink, frameRate }: InstanceConfig['media'],
  wishes: Wishes,
  uplink = Infinity,
): Forecast | undefined {
  if (members === 0) return undefined;
  const { height = 720, frameRate: rate = frameRate } = pictureWishes(wishes, frameRate, members);
  const people = members + 1;
  const budget = Math.min(maxUplink, uplink);
  return { people, short: forecastShort(people, budget, { short: height, frameRate: rate }) };
}
