import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { NewAuditEvent } from './audit-writer.js';

/** The audit's lines in the log. Not through Nest's logger, which would put the whole request into each. */
@Injectable()
export class AuditLog {
  write({ event, address, user, message }: NewAuditEvent): void {
    PinoLogger.root.info({ context: 'Audit', event, address, user }, message);
  }
}
