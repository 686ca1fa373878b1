import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { AuditFilter } from '@vroom/contract';
import { Clock } from '../../platform/clock/clock.js';
import type { Actor } from '../../platform/events/actor.js';
import type { AuditEventEntity } from '../audit-event.entity.js';
import { AuditService } from '../audit.service.js';
import { AuditReader } from '../reading/audit-reader.js';
import { wantedEvents, type WantedEvents } from '../reading/wanted-events.js';
import { writeCsv } from './csv-writer.js';
import { thriftily } from './heap-thrift.js';
import type { Pieces } from './pieces.js';
import { writeXlsx } from './xlsx-writer.js';

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const writers = { xlsx: writeXlsx, csv: writeCsv };

/** What is to be written, and how much there is. */
export interface Export {
  /** Events; `undefined` where counting takes as long as reading. */
  total: number | undefined;
  /** Ends when all of it is written. @throws where `out` is closed before that. @returns how many events were written */
  write(out: Writable): Promise<number>;
}

/** Writes the audit into files, whole or in part, the oldest first; who does so is in the audit themselves. */
@Injectable()
export class AuditExporter {
  constructor(
    private readonly reader: AuditReader,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async prepare(format: ExportFormat, filter: AuditFilter, actor: Actor): Promise<Export> {
    const now = this.clock.now();
    const wanted = wantedEvents(filter, 'oldest');
    // What happens meanwhile, this export as well, is not in it: it would never end.
    wanted.to = Math.min(wanted.to ?? now, now);
    const total = await this.reader.count(wanted);
    return { total, write: (out) => this.write(format, wanted, out, { actor, what: inWords(format, filter) }) };
  }

  private async write(format: ExportFormat, wanted: WantedEvents, out: Writable, by: Asked): Promise<number> {
    const { actor, what } = by;
    this.audit.record('audit_export', actor, `${what}: begun`);
    const counted = new Counted(this.reader.pieces(wanted));
    try {
      await thriftily(() => writers[format](counted.pieces(), out));
    } catch (error) {
      this.audit.record('audit_export', actor, `${what}: broken off after ${counted.count} events`);
      throw error;
    }
    this.audit.record('audit_export', actor, `${what}: ${counted.count} events`);
    return counted.count;
  }
}

interface Asked {
  actor: Actor;
  what: string;
}

class Counted {
  count = 0;

  constructor(private readonly from: Pieces) {}

  async *pieces(): AsyncGenerator<readonly AuditEventEntity[], void, undefined> {
    for await (const piece of this.from) {
      this.count += piece.length;
      yield piece;
    }
  }
}

function inWords(format: ExportFormat, { from, to, event, q }: AuditFilter): string {
  const conditions = [
    from !== undefined && `from ${from}`,
    to !== undefined && `to ${to}`,
    event !== undefined && `event ${event}`,
    q !== undefined && q !== '' && `text ${JSON.stringify(q)}`,
  ].filter(Boolean);
  return [format, conditions.join(', ') || 'everything'].join(', ');
}
