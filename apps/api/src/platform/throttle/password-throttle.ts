import { Injectable } from '@nestjs/common';
import { slowDown } from '@vroom/room-policy';
import { Clock } from '../clock/clock.js';
import { ProblemError } from '../errors/problem-error.js';
import { clientNetwork } from '../http/client-addresses.js';
import { FailureStore } from './failure-store.js';

/** Attempts of one scope that wait at once while it is guessed at from many places. */
export const maxDelayed = 100;

/**
 * Slows down who guesses passwords: each client (an address, or the /64 of an IPv6 one) waits longer and longer in the
 * scope it guesses in, and a scope that is guessed at from many places answers everybody a little later, but does answer.
 */
@Injectable()
export class PasswordThrottle {
  private readonly delayed = new Map<string, number>();

  constructor(
    private readonly failures: FailureStore,
    private readonly clock: Clock,
  ) {}

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
      await this.delay(scope, slowDown(attempt.recent));
      result = await check();
    } catch (error) {
      // Nothing was found out, so nothing was wrong.
      await this.failures.takeBack(attempt);
      throw error;
    }
    if (result === null) return null;
    await (forgives(result) ? this.failures.forgive(attempt) : this.failures.takeBack(attempt));
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
