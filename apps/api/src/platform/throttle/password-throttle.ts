import { Injectable } from '@nestjs/common';
import { slowDown } from '@vroom/room-policy';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { Clock } from '../clock/clock.js';
import { ProblemError } from '../errors/problem-error.js';
import { clientNetwork, clientSite } from '../http/client-addresses.js';
import { Budgets } from './budgets.js';
import { giveBack, take } from './charges.js';
import { FailureStore } from './failure-store.js';

/** Attempts of one scope that wait at once while it is guessed at from many places. */
export const maxDelayed = 100;
/** Wrong passwords a minute of one IPv6 /48 in one scope: ten times as many as a client has free, and far from what would fill the above. */
export const siteFailures = 30;

/**
 * Slows down who guesses passwords: each client (an address, or the /64 of an IPv6 one) waits longer and longer in the
 * scope it guesses in, and a scope that is guessed at from many places answers everybody a little later, but does answer. Clients of
 * one IPv6 /48 have a number of wrong ones a minute together, or whoever has one would be many places.
 */
@Injectable()
export class PasswordThrottle {
  private readonly delayed = new Map<string, number>();
  private readonly sites: RateLimiterAbstract;

  constructor(
    private readonly failures: FailureStore,
    private readonly clock: Clock,
    budgets: Budgets,
  ) {
    this.sites = budgets.create('sites', { points: siteFailures, duration: 60 });
  }

  /**
   * Checks one password, unless the client has to wait.
   *
   * @param scope what the password is for, such as a room's id; other scopes are not concerned
   * @param check gives what a right password opens, `null` for a wrong one
   * @param forgives whether this result makes up for what the client got wrong before; where it does not, it still counts
   *   as no failure
   * @throws ProblemError `too_many_requests` while a wait is running, even for the right password; `unavailable`
   */
  async attempt<T>(
    scope: string,
    address: string,
    check: () => Promise<T | null>,
    forgives: (result: T) => boolean = () => true,
  ): Promise<T | null> {
    const begun = await this.failures.begin(clientNetwork(address), scope);
    if (!begun.ok) throw new ProblemError('too_many_requests', { wait: begun.wait });
    const { attempt } = begun;
    let result: T | null;
    try {
      result = await this.ofSite(scope, address, async () => {
        await this.delay(scope, slowDown(attempt.recent));
        return check();
      });
    } catch (error) {
      // Nothing was found out, so nothing was wrong.
      await this.failures.takeBack(attempt);
      throw error;
    }
    if (result === null) return null;
    await (forgives(result) ? this.failures.forgive(attempt) : this.failures.takeBack(attempt));
    return result;
  }

  /** Counts as a wrong one of its site until it is known to be none. @throws ProblemError `too_many_requests` */
  private async ofSite<T>(scope: string, address: string, check: () => Promise<T | null>): Promise<T | null> {
    const site = clientSite(address);
    const charges = site === undefined ? [] : [{ budget: this.sites, key: `${scope} ${site}`, points: 1 }];
    await take(charges);
    let result: T | null;
    try {
      result = await check();
    } catch (error) {
      await giveBack(charges);
      throw error;
    }
    if (result !== null) await giveBack(charges);
    return result;
  }

  private async delay(scope: string, ms: number): Promise<void> {
    if (ms <= 0) return;
    const waiting = this.delayed.get(scope) ?? 0;
    if (waiting >= maxDelayed) {
      throw new ProblemError('unavailable', { detail: 'Too many passwords are being checked.', wait: ms });
    }
    this.delayed.set(scope, waiting + 1);
    await new Promise<void>((resolve) => this.clock.after(ms, resolve));
    const left = (this.delayed.get(scope) ?? 1) - 1;
    if (left > 0) this.delayed.set(scope, left);
    else this.delayed.delete(scope);
  }
}
