import { Inject, Injectable } from '@nestjs/common';
import type { FeedbackInput, Language } from '@vroom/contract';
import { MailLimits } from '../mail/mail-limits.js';
import { MailService } from '../mail/mail.service.js';
import { SETTINGS } from '../platform/config/config.token.js';
import type { Settings } from '../platform/config/settings.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { RequestRates } from '../platform/http/request-rates.js';

/** What people tell who runs the instance. It is kept nowhere but in the mail. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly mails: MailService,
    private readonly limits: MailLimits,
    private readonly rates: RequestRates,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * @param address where from
   * @throws ProblemError `feedback_off` where nobody would get it, `too_many_requests` where this is one too many
   */
  async send({ comment, email }: FeedbackInput, language: Language, address: string): Promise<void> {
    const { contact } = this.settings.email;
    if (contact === '') throw new ProblemError('feedback_off');
    await this.rates.countFeedback(address);
    await this.limits.countOne();
    const answer = email === undefined ? {} : { replyTo: email };
    await this.mails.send({ kind: 'feedback', to: contact, language, data: { comment }, ...answer });
  }
}
