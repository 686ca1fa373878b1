import { Injectable } from '@nestjs/common';
import type { MailKind } from '../mail.js';
import type { QueuedMailEntity } from './queued-mail.entity.js';

/** Whether what a mail is about still stands. */
export type MailCheck = (reference: string) => Promise<boolean>;

/** What the modules that send mails are asked before each try: much happens while a mail server is away. */
@Injectable()
export class MailChecks {
  private readonly checks = new Map<MailKind, MailCheck>();

  add(kind: MailKind, check: MailCheck): void {
    this.checks.set(kind, check);
  }

  async isWanted({ kind, reference }: QueuedMailEntity): Promise<boolean> {
    const check = this.checks.get(kind);
    return !check || reference === null || check(reference);
  }
}
