import { Injectable } from '@nestjs/common';
import type { LinkOutcomeInput } from '@vroom/contract';
import { Clock } from '../platform/clock/clock.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { Meters } from '../platform/metrics/meters.js';
import { CommandBudget } from './command-budget.js';

/** Reports a second of one connection, ten times as many at once: as many as a full room has links. */
export const reportRate = 5;

/**
 * Counts what browsers tell of their connections to each other, and keeps none of it: neither who told it nor of whom. What a
 * browser says can't be checked, so one connection may not say much.
 */
@Injectable()
export class LinkOutcomes {
  private readonly budgets = new WeakMap<object, CommandBudget>();

  constructor(
    private readonly meters: Meters,
    private readonly clock: Clock,
  ) {}

  /** @param connection whose budget it goes off. @throws ProblemError `too_many_requests` */
  count(connection: object, report: LinkOutcomeInput): void {
    const now = this.clock.now();
    const budget = this.budgets.get(connection) ?? new CommandBudget(reportRate, now);
    this.budgets.set(connection, budget);
    if (!budget.spend(now)) throw new ProblemError('too_many_requests', { wait: 1000 });
    const { outcome } = report;
    this.meters.links.inc({ outcome });
    if (report.outcome !== 'failed') this.meters.linkTime.observe({ outcome }, report.within);
  }
}
