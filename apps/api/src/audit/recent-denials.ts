import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../platform/clock/clock.js';

/** For how long the same refusal is not written again, in ms. */
export const denialSilence = 10 * 60_000;
/** Different refusals that are remembered; a flood of new ones pushes out the oldest. */
const maxRemembered = 20_000;

/** Which refusals were written a short while ago. */
@Injectable()
export class RecentDenials {
  private readonly seen: LRUCache<string, true>;

  constructor(clock: Clock) {
    this.seen = new LRUCache({ max: maxRemembered, ttl: denialSilence, perf: clock, ttlResolution: 0 });
  }

  /** Whether this one was not seen lately; from now on it was. */
  isNew(key: string): boolean {
    if (this.seen.has(key)) return false;
    this.seen.set(key, true);
    return true;
  }
}
