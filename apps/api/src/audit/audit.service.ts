import { Injectable } from '@nestjs/common';
import type { AuditEventName } from '@vroom/contract';
import { Clock } from '../platform/clock/clock.js';
import type { Actor } from '../platform/events/actor.js';
import { clientNetwork } from '../platform/http/client-addresses.js';
import type { NewAuditEvent } from './audit-event.entity.js';
import { AuditLog } from './audit-log.js';
import { RecentDenials } from './recent-denials.js';
import { AuditWriter } from './writing/audit-writer.js';

/** Longer than what the column of MySQL's smallest text takes would be cut off there without a word. */
const maxMessageLength = 2000;

/**
 * Writes down what happened: one JSON line in the log at once, and one row soon after. Nobody waits for it. Messages are
 * for people, in English, and no secret ever stands in one.
 */
@Injectable()
export class AuditService {
  constructor(
    private readonly log: AuditLog,
    private readonly writer: AuditWriter,
    private readonly denials: RecentDenials,
    private readonly clock: Clock,
  ) {}

  record(event: AuditEventName, actor: Actor, message: string): void {
    const entry = this.entryOf(event, actor, message);
    // In this order: while the database is away, what the log has is safe from a killed process.
    this.writer.add(entry);
    this.log.write(entry);
  }

  /** The same for what must not happen unless it is written down: ends when it stands in the table. */
  async recordNow(event: AuditEventName, actor: Actor, message: string): Promise<void> {
    const entry = this.entryOf(event, actor, message);
    await this.writer.write(entry);
    this.log.write(entry);
  }

  /**
   * Writes down a refusal, but not the same one again and again: who floods us must not flood the audit, nor from all the
   * addresses of one IPv6 network.
   *
   * @param message short, and made of nothing that the one who is refused may choose at will
   */
  recordDenial(event: AuditEventName, actor: Actor, message: string): void {
    const network = clientNetwork(actor.address ?? '');
    if (this.denials.isNew([event, network, actor.user, message].join(' '))) this.record(event, actor, message);
  }

  private entryOf(event: AuditEventName, { address, user }: Actor, message: string): NewAuditEvent {
    return { date: this.clock.now(), address, event, user, message: message.slice(0, maxMessageLength) };
  }
}
