import { Injectable } from '@nestjs/common';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { MailLimits } from '../mail/mail-limits.js';
import { foldedEmail } from '../platform/email/folded-email.js';
import { normalizedEmail } from '../platform/email/normalized-email.js';
import { clientNetwork } from '../platform/http/client-addresses.js';
import type { Principal } from '../platform/http/request.js';
import { Budgets } from '../platform/throttle/budgets.js';
import { giveBack, take, type Charge } from '../platform/throttle/charges.js';

/** In seconds. */
const duration = 60 * 60;

/** Mails in an hour. */
export const perAddressAndRoom = 5;
/** To one address, whoever sends them: many rooms are quickly made. */
export const perAddress = 20;
/** Answers to one invitation in an hour, of which each is told to the owners. */
export const perInvitation = 10;
/** Tokens in an hour of one client that are no invitation's. */
export const perStranger = 60;

/** How many invitations one may send, so that nobody makes a flood of mails of us. */
@Injectable()
export class InvitationLimits {
  private readonly inRooms: RateLimiterAbstract;
  private readonly addresses: RateLimiterAbstract;
  private readonly answers: RateLimiterAbstract;
  private readonly strangers: RateLimiterAbstract;

  constructor(
    private readonly mails: MailLimits,
    budgets: Budgets,
  ) {
    this.inRooms = budgets.create('invitations-to-in-room', { points: perAddressAndRoom, duration });
    this.addresses = budgets.create('invitations-to', { points: perAddress, duration });
    this.answers = budgets.create('answers', { points: perInvitation, duration });
    this.strangers = budgets.create('unknown-tokens', { points: perStranger, duration });
  }

  /**
   * @param emails as they stand in the body: twice counts once, and a refusal says which of them was one too many
   * @returns what gives it all back, where no mail is sent after all
   * @throws ProblemError `too_many_requests` where these are too many for one of the limits
   */
  async countMails(roomId: string, asker: Principal, emails: readonly string[]): Promise<() => Promise<void>> {
    const known = emails.map(normalizedEmail);
    const firsts = [...known.entries()].filter(([index, email]) => known.indexOf(email) === index);
    const charges = [
      ...this.mails.ofMails(asker, firsts.length),
      ...firsts.flatMap(([index, email]) => this.chargesOf(roomId, foldedEmail(email), `emails.${index}`)),
    ];
    await take(charges);
    return () => giveBack(charges);
  }

  /** @throws ProblemError `too_many_requests` */
  async countAnswer(invitationId: string): Promise<void> {
    await take([{ budget: this.answers, key: invitationId, points: 1 }]);
  }

  /**
   * Somebody shows what is no token. Who shows one that is gets through all the same: nothing can be guessed here, so the
   * wait only keeps the noise down, and must hold up nobody who was invited.
   *
   * @throws ProblemError `too_many_requests`
   */
  async countUnknown(address: string): Promise<void> {
    await take([{ budget: this.strangers, key: clientNetwork(address), points: 1 }]);
  }

  private chargesOf(roomId: string, email: string, path: string): Charge[] {
    return [
      { budget: this.inRooms, key: `${roomId} ${email}`, points: 1, path },
      { budget: this.addresses, key: email, points: 1, path },
    ];
  }
}
