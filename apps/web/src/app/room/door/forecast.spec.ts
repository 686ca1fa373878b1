import { describe, expect, it } from 'vitest';
import { forecast } from './forecast';

const media = { maxUplink: 4000, frameRate: 15, codec: 'auto', relay: false } as const;

describe('what the door foresees', () => {
  it('is nothing where nobody is', () => {
    expect(forecast(0, media, {})).toBeUndefined();
  });

  it.each([
    [1, {}, 2, 720],
    [6, {}, 7, 360],
    [24, {}, 25, 180],
    [1, { picture: 'low' }, 2, 360],
  ] as const)('with %i others who are there and %j: for %i people about %ip', (members, wishes, people, short) => {
    expect(forecast(members, media, wishes)).toEqual({ people, short });
  });

  it('keeps to what the instance lets one send', () => {
    expect(forecast(6, { ...media, maxUplink: 300 }, {})?.short).toBe(0);
    expect(forecast(6, { ...media, maxUplink: 300 }, {}, 4000)?.short).toBe(0);
  });

  it.each([
    [1, 240, 180],
    [1, 60, 0],
    [6, 1200, 180],
    [6, 90_000, 360],
  ])('keeps to what was measured: to %i others with %i kbit/s about %ip', (members, uplink, short) => {
    expect(forecast(members, media, {}, uplink)?.short).toBe(short);
  });
});
