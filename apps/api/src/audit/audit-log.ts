import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { NewAuditEvent } from './audit-event.entity.js';
import type { AuditSealEntity } from './seals/audit-seal.entity.js';

type Logger = PinoLogger['logger'];

/**
 * The audit's lines in the log, whatever level is set for the rest. Not through Nest's logger, which would put the whole
 * request into each.
 */
@Injectable()
export class AuditLog {
  private events: Logger | undefined;
  private seals: Logger | undefined;

  write({ event, address, user, message }: NewAuditEvent): void {
    this.events ??= loggerOf('Audit');
    this.events.info({ event, address, user }, message);
  }

  /** Who keeps logs elsewhere has a hash there that nobody who owns the database can change. */
  writeSeal({ id, firstId, lastId, events, hash }: AuditSealEntity): void {
    this.seals ??= loggerOf('AuditSeal');
    this.seals.info({ seal: id, firstId, lastId, events, hash }, `The audit is sealed up to event ${lastId}`);
  }
}

/** Not before the first line: the root is there only when Nest has made all modules. */
function loggerOf(context: string): Logger {
  return PinoLogger.root.child({ context }, { level: 'info' });
}
