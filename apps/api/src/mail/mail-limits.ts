import { Inject, Injectable } from '@nestjs/common';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { clientNetwork } from '../platform/http/client-addresses.js';
import { Budgets } from '../platform/throttle/budgets.js';
import { take, type Charge } from '../platform/throttle/charges.js';

/** In seconds. */
const duration = 60 * 60;

/** Mails in an hour, and as many addresses that are put on lists. */
export const perPrincipal = 200;
/** All sessions and keys of one client: else a new session would begin anew. */
export const perClient = 400;

/** Who causes mails. Without an address nothing is known of where they are. */
export interface Payer {
  id: string;
  address?: string;
}

/** How many mails people may cause, whatever kind they are of, so that nobody makes a flood of mails of us. */
@Injectable()
export class MailLimits {
  private readonly principals: RateLimiterAbstract;
  private readonly clients: RateLimiterAbstract;
  private readonly listers: RateLimiterAbstract;
  private readonly listingClients: RateLimiterAbstract;
  private readonly instance: RateLimiterAbstract;

  constructor(budgets: Budgets, @Inject(SETTINGS) { email }: Settings) {
    this.principals = budgets.create('mails-of-one', { points: perPrincipal, duration });
    this.clients = budgets.create('mails-of-client', { points: perClient, duration });
    this.listers = budgets.create('listings-of-one', { points: perPrincipal, duration });
    this.listingClients = budgets.create('listings-of-client', { points: perClient, duration });
    this.instance = budgets.create('mails', { points: email.hourly_limit, duration });
  }

  /** What so many mails take. The instance's budget comes last: whoever has used up their own takes nothing of it. */
  ofMails({ id, address }: Payer, mails: number): Charge[] {
    return [
      { budget: this.principals, key: id, points: mails },
      ...(address === undefined ? [] : [{ budget: this.clients, key: clientNetwork(address), points: mails }]),
      this.ofInstance(mails),
    ];
  }

  /** What it takes to put so many addresses on the list of a room. */
  ofListing({ id, address }: Required<Payer>, addresses: number): Charge[] {
    return [
      { budget: this.listers, key: id, points: addresses },
      { budget: this.listingClients, key: clientNetwork(address), points: addresses },
    ];
  }

  /** A mail that has a limit of its own. @throws ProblemError `too_many_requests` */
  async countOne(): Promise<void> {
    await take([this.ofInstance(1)]);
  }

  private ofInstance(points: number): Charge {
    const detail = 'This instance has sent as many mails as it may in an hour.';
    return { budget: this.instance, key: 'all', points, detail };
  }
}
