import { describe, expect, it } from 'vitest';
import { cameraLadder, voiceKbps } from './ladder.js';
import { planUplink, type Shown, type UplinkNeeds } from './plan.js';

const camera = { short: 720, frameRate: 15 };
const screen = { short: 1080, frameRate: 10 };
const large: Shown = { camera: 720, screen: 1080 };
const top = cameraLadder.length - 1;

function viewers(count: number, shown = large) {
  return Array.from({ length: count }, (_, index) => ({ id: String(index), shown }));
}

function plan(needs: Partial<UplinkNeeds>) {
  const whole = { budget: 4000, camera, screen: null, screenSound: false, viewers: viewers(1), cameraTop: top };
  return planUplink({ ...whole, ...needs });
}

const shorts = ({ shares }: ReturnType<typeof plan>) => [...shares.values()].map((share) => share.camera?.short ?? 0);
const screenRates = ({ shares }: ReturnType<typeof plan>) =>
  [...shares.values()].map((share) => share.screen?.frameRate ?? 0);

describe('a camera', () => {
  it.each([
    [1, 4000, [720]],
    [2, 4000, [720, 720]],
    [4, 4000, [540, 540, 540, 540]],
    [7, 4000, [540, 360, 360, 360, 360, 360, 360]],
    [11, 4000, [360, 360, 360, 270, 270, 270, 270, 270, 270, 270, 270]],
    [2, 1000, [360, 360]],
    [2, 300, [180, 90]],
    [3, 250, [90, 90, 0]],
    [2, 100, [0, 0]],
  ])('to %i who show it large, of %i kbit/s', (count, budget, expected) => {
    expect(shorts(plan({ viewers: viewers(count), budget }))).toEqual(expected);
  });

  it.each([
    [0, 0, null],
    [60, 90, 8],
    [90, 90, 8],
    [91, 180, 15],
    [200, 270, 15],
    [360, 360, 15],
    [500, 540, 15],
    [4000, 720, 15],
  ])('shown %i pixels small goes out with %i, at the frame rate it has', (shown, short, frameRate) => {
    const [share] = plan({ viewers: viewers(1, { camera: shown, screen: 0 }) }).shares.values();
    expect([share?.camera?.short ?? 0, share?.camera?.frameRate ?? null]).toEqual([short, frameRate]);
  });

  it('costs those nothing who do not show it, and they leave it to the others', () => {
    const few = [...viewers(6, { camera: 0, screen: 0 }), { id: 'watcher', shown: large }];
    expect(shorts(plan({ viewers: few, budget: 2000 }))).toEqual([0, 0, 0, 0, 0, 0, 720]);
  });

  it('goes first to who shows it largest', () => {
    const mixed = [90, 180, 720].map((size, index) => ({ id: String(index), shown: { camera: size, screen: 0 } }));
    expect(shorts(plan({ viewers: mixed, budget: 1200 }))).toEqual([90, 180, 540]);
  });

  it('is no larger than the processor can encode, or the camera gives', () => {
    expect(shorts(plan({ cameraTop: 1 }))).toEqual([180]);
    expect(shorts(plan({ camera: { short: 480, frameRate: 30 } }))).toEqual([480]);
    expect(plan({ camera: { short: 480, frameRate: 30 } }).shares.get('0')?.camera).toMatchObject({
      scale: 1,
      kbps: 850,
    });
  });

  it('that is off is not missed', () => {
    expect(plan({ camera: null, budget: 60 })).toMatchObject({ audioOnly: false, kbps: voiceKbps });
  });
});

describe('a screen', () => {
  it.each([
    [1, 4000, [10], [720]],
    [1, 1500, [10], [180]],
    [1, 700, [8], [90]],
    [3, 1500, [8, 5, 5], [180, 90, 90]],
    [3, 500, [2, 2, 2], [90, 0, 0]],
    [3, 170, [0, 0, 0], [0, 0, 0]],
  ])('to %i of %i kbit/s comes before the camera', (count, budget, rates, cameras) => {
    const made = plan({ viewers: viewers(count), budget, screen });
    expect(screenRates(made)).toEqual(rates);
    expect(shorts(made)).toEqual(cameras);
  });

  it('keeps every pixel, but as a thumbnail', () => {
    const shares = plan({
      screen,
      viewers: [...viewers(1), { id: 'small', shown: { camera: 0, screen: 200 } }],
    }).shares;
    expect(shares.get('0')?.screen).toMatchObject({ short: 1080, scale: 1 });
    expect(shares.get('small')?.screen).toMatchObject({ short: 240, scale: 4.5, frameRate: 5 });
  });

  it('takes its sound along, whatever it costs', () => {
    expect(plan({ screen, screenSound: true, budget: 100, viewers: viewers(4) }).kbps).toBe(4 * (45 + 80));
  });
});

it('stays within the budget as peers come and go, voices alone excepted', () => {
  for (const budget of [60, 150, 500, 1000, 2500, 4000, 10_000]) {
    for (let count = 0; count <= 12; count += 1) {
      for (const share of [null, screen]) {
        const { kbps, audioOnly, shares } = plan({ budget, viewers: viewers(count), screen: share });
        const voices = count * voiceKbps;
        expect(kbps).toBeLessThanOrEqual(Math.max(budget, voices));
        expect(kbps).toBeGreaterThanOrEqual(voices);
        expect(shares.size).toBe(count);
        expect(audioOnly).toBe(count > 0 && kbps === voices);
      }
    }
  }
});
