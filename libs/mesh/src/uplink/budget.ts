/** What was measured since the last time. */
export interface UplinkSample {
  readonly sentKbps: number;
  /** What the browser thinks the paths can carry; `undefined` where it does not say. */
  readonly availableKbps: number | undefined;
  /** Of the packets sent, 0 to 1. */
  readonly loss: number;
  /** The part of it that lasts, see {@link LastingLoss}. */
  readonly lastingLoss: number;
  /** What the plan in force allows. */
  readonly plannedKbps: number;
  /** No picture goes out, for want of budget. */
  readonly audioOnly: boolean;
}

export const leastKbps = 60;
/** What is tried at first: enough for some small pictures, and little enough for most lines. */
export const firstKbps = 2000;

/** In steps. What a path lost while it was away is told late, and of sound later still: up to five seconds. */
const lastingSteps = 3;

/**
 * Tells a line that is full from one that was away for a moment: after that, all that was lost meanwhile is told at once,
 * and would take the pictures from a line that is well again.
 */
export class LastingLoss {
  /** Before the first step nothing was lost: a path that is away as the call begins is as good as one that is later. */
  readonly #losses: number[] = [0];

  /** @param loss of the last step @returns the least of the last steps */
  step(loss: number): number {
    this.#losses.push(loss);
    if (this.#losses.length > lastingSteps) this.#losses.shift();
    return Math.min(...this.#losses);
  }

  /** What is sent is new: what is lost of it counts at once. */
  restart(): void {
    this.#losses.length = 0;
  }
}

/** Loss below this is the weather; above the second, the line is full. */
const cleanLoss = 0.02;
const fullLoss = 0.1;
/** Growth in one step; the steps are two seconds apart. */
const growth = 1.08;
/** The same while there is no picture to lose: what comes back after a moment of trouble should not take minutes. */
const probing = 1.25;
/** A budget that is used less than this may be far more than the line carries: it says nothing. */
const usedShare = 0.6;

/**
 * The next budget, kbit/s: down at once to what gets through, up slowly while all of it does, and no further than what is
 * used. Loss alone, up to a tenth, is no reason to send less: on a radio link it does not come from sending too much.
 */
export function nextBudget(budget: number, sample: UplinkSample, most: number): number {
  const { sentKbps, availableKbps = Infinity, loss, lastingLoss, plannedKbps, audioOnly } = sample;
  const bounded = (kbps: number): number => Math.round(Math.min(most, Math.max(leastKbps, kbps)));
  if (lastingLoss > fullLoss) {
    return bounded(Math.min(budget, Math.max(sentKbps, leastKbps)) * (1 - lastingLoss / 2));
  }
  // The browser's own estimate follows what is sent: it says something only where it is used up, and below what is wanted.
  const limited = availableKbps < plannedKbps * 0.9 && sentKbps > availableKbps * 0.8;
  if (limited) return bounded(Math.min(budget, availableKbps));
  const used = sentKbps >= budget * usedShare || audioOnly;
  return bounded(loss < cleanLoss && used ? budget * (audioOnly ? probing : growth) + 10 : budget);
}
