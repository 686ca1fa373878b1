import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { claimTime, MailQueue } from './mail-queue.js';
import type { QueuedMailEntity } from './queued-mail.entity.js';

/** From one renewal of a claim to the next, in ms: two may fail. */
export const renewTime = claimTime / 3;

/** Keeps a mail to this process for as long as a try lasts, so that none begins beside it. */
@Injectable()
export class ClaimKeeper {
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly queue: MailQueue,
    private readonly clock: Clock,
  ) {}

  /** Does `work`; when that has ended, the claim is `mail`'s last. */
  async during<T>(mail: QueuedMailEntity, work: () => Promise<T>): Promise<T> {
    let renewing = Promise.resolve();
    const renew = () => {
      cancel = this.clock.after(renewTime, renew);
      renewing = renewing
        .then(() => this.queue.renew(mail))
        .catch((error: unknown) => this.logger.error(new Error('A mail could not be kept.', { cause: error })));
    };
    let cancel = this.clock.after(renewTime, renew);
    try {
      return await work();
    } finally {
      cancel();
      await renewing;
    }
  }
}
