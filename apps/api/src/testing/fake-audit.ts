import type { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../platform/events/actor.js';

/** Remembers what was written down. */
export class FakeAudit implements Pick<AuditService, 'record' | 'recordDenial'> {
  readonly events: { event: string; user: string; message: string }[] = [];

  /** As services take it. */
  get service(): AuditService {
    return this as unknown as AuditService;
  }

  record(event: string, { user }: Actor, message: string): void {
    this.events.push({ event, user, message });
  }

  recordDenial(event: string, actor: Actor, message: string): void {
    this.record(event, actor, message);
  }
}
