import { cameraLadder } from './ladder.js';
import { planUplink } from './plan.js';

/** What a display of usual size shows of each of so many, as a grid. */
const displayShort = 1080;

/**
 * What most of the others would get of one's camera in a meeting of so many, oneself included: the shorter side in pixels, as
 * in "360p"; 0 for no picture at all. By the policy of the call itself.
 */
export function forecastShort(people: number, budgetKbps: number, camera = { short: 720, frameRate: 15 }): number {
  const others = Math.max(1, people - 1);
  const shown = Math.round(displayShort / Math.ceil(Math.sqrt(others)));
  const viewers = Array.from({ length: others }, (_, index) => ({
    id: String(index),
    shown: { camera: shown, screen: 0 },
  }));
  const cameraTop = cameraLadder.length - 1;
  const { shares } = planUplink({ budget: budgetKbps, camera, screen: null, screenSound: false, viewers, cameraTop });
  const shorts = [...shares.values()].map((share) => share.camera?.short ?? 0).sort((a, b) => a - b);
  return shorts[Math.floor(shorts.length / 2)] ?? 0;
}
