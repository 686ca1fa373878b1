import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { ProblemError } from '../errors/problem-error.js';

/** What something takes of one budget. */
export interface Charge {
  budget: RateLimiterAbstract;
  key: string;
  points: number;
  /** What in the body it is for, as a field's path. */
  path?: string;
  /** For developers, where it is too much. */
  detail?: string;
}

/**
 * Takes all of it, or nothing: what is refused must not use up what others could be allowed.
 *
 * @throws ProblemError `too_many_requests`, with the path of the charge that was too much
 */
export async function take(charges: readonly Charge[]): Promise<void> {
  for (const [index, { budget, key, points, path, detail }] of charges.entries()) {
    try {
      await budget.consume(key, points);
    } catch (cause) {
      // The library rejects with what is left, and only then; it has counted all the same.
      if (!(cause instanceof RateLimiterRes)) throw cause;
      await giveBack(charges.slice(0, index + 1));
      const errors = path === undefined ? undefined : [{ path, message: 'Too many in this hour' }];
      const more = { ...(errors && { errors }), ...(detail !== undefined && { detail }) };
      throw new ProblemError('too_many_requests', { wait: cause.msBeforeNext, ...more });
    }
  }
}

/** As if it had not been taken. */
export async function giveBack(charges: readonly Charge[]): Promise<void> {
  await Promise.all(charges.map(({ budget, key, points }) => budget.reward(key, points)));
}
