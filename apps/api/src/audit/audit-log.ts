import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { NewAuditEvent } from './audit-writer.js';

/**
 * The audit's lines in the log, whatever level is set for the rest. Not through Nest's logger, which would put the whole
 * request into each.
 */
@Injectable()
export class AuditLog {
  private logger: PinoLogger['logger'] | undefined;

  write({ event, address, user, message }: NewAuditEvent): void {
    // Not before: the root is there only when Nest has made all modules.
    this.logger ??= PinoLogger.root.child({ context: 'Audit' }, { level: 'info' });
    this.logger.info({ event, address, user }, message);
  }
}
