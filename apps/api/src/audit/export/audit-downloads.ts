import { Injectable } from '@nestjs/common';
import { endpoints, type AuditFilter } from '@vroom/contract';
import type { Response } from 'express';
import { Clock } from '../../platform/clock/clock.js';
import { isoDate } from '../../platform/clock/iso-date.js';
import { ProblemError } from '../../platform/errors/problem-error.js';
import type { Actor } from '../../platform/events/actor.js';
import { AuditExporter, type Export, type ExportFormat } from './audit-exporter.js';

/** Exports that run at once; each takes a part of the one thread that everybody's signaling needs. */
export const maxDownloads = 2;
/** How long who comes too many is asked to wait, in ms. */
const wait = 10_000;

/** How long an export waits for who has stopped fetching it, in ms. Until then it takes the place of another. */
export const maxStall = 60_000;

const types = { xlsx: endpoints.exportAuditXlsx.file, csv: `${endpoints.exportAuditCsv.file}; charset=utf-8` };

/** Exports as answers to a call: as fast as it is fetched, and no further once the caller hangs up or stalls. */
@Injectable()
export class AuditDownloads {
  /** In ms; tests have less patience. */
  stall = maxStall;
  private running = 0;

  constructor(
    private readonly exporter: AuditExporter,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends when all of it is written, or the caller has gone or fetches no more.
   *
   * @throws ProblemError `unavailable` while too many run
   */
  async send(format: ExportFormat, filter: AuditFilter, asker: Actor, response: Response): Promise<void> {
    if (this.running >= maxDownloads)
      throw new ProblemError('unavailable', { detail: 'Other exports are under way.', wait });
    this.running += 1;
    try {
      const prepared = await this.exporter.prepare(format, filter, asker);
      this.head(format, prepared, response);
      // Node begins to count anew whenever the connection takes something, however little.
      response.setTimeout(this.stall, () => response.destroy());
      await prepared.write(response);
    } catch (error) {
      // Who hung up or stalled hears of nothing, and it is no fault of ours.
      if (!response.destroyed || response.errored) throw error;
    } finally {
      this.running -= 1;
    }
  }

  private head(format: ExportFormat, { total }: Export, response: Response): void {
    const day = isoDate(this.clock.now()).slice(0, 10);
    response.set({
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="vroom-audit-${day}.${format}"`,
      'Cache-Control': 'no-store',
      ...(total !== undefined && { 'X-Total-Count': String(total) }),
    });
  }
}
