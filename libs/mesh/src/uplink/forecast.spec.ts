import { expect, it } from 'vitest';
import { forecastShort } from './forecast.js';

it.each([
  [1, 4000, 720],
  [2, 4000, 720],
  [3, 4000, 540],
  [7, 4000, 360],
  [12, 4000, 270],
  [25, 4000, 180],
  [7, 1000, 180],
  [7, 300, 0],
  [2, 60, 0],
])('with %i people and %i kbit/s one will send about %ip', (people, budget, short) => {
  expect(forecastShort(people, budget)).toBe(short);
});
