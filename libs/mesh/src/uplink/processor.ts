import { cameraLadder } from './ladder.js';

const top = cameraLadder.length - 1;
/** Steps of two seconds: so long is it tired before anything is done, and rested before more is asked of it. */
const tiredSteps = 2;
const restedSteps = 10;

/** How large a picture the processor can encode for everybody: one rung down while it is overloaded, up again after a rest. */
export class ProcessorLimit {
  #top = top;
  #tired = 0;
  #rested = 0;

  get top(): number {
    return this.#top;
  }

  /** @param overloaded the browser makes pictures worse for want of processor (`qualityLimitationReason`) */
  step(overloaded: boolean): void {
    this.#tired = overloaded ? this.#tired + 1 : 0;
    this.#rested = overloaded ? 0 : this.#rested + 1;
    if (this.#tired >= tiredSteps) this.#move(-1);
    else if (this.#rested >= restedSteps) this.#move(1);
  }

  #move(by: number): void {
    this.#top = Math.min(top, Math.max(0, this.#top + by));
    this.#tired = 0;
    this.#rested = 0;
  }
}
