import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { NewAuditEvent } from './audit-writer.js';

/**
 * The audit's lines in the log, whatever level is set for the rest. Not through Nest's logger, which would put the whole
 * request into each.
 */
@Injectable()
export class AuditLog {
  private readonly logger = PinoLogger.root.child({ context: 'Audit' }, { level: 'info' });

  write({ event, address, user, message }: NewAuditEvent): void {
    this.logger.info({ event, address, user }, message);
  }
}
