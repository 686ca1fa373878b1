import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import {
  HealthCheck,
  HealthCheckService,
  HealthIndicatorService,
  TypeOrmHealthIndicator,
  type HealthCheckResult,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import { AuditWriter } from '../audit/writing/audit-writer.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { RedisHealth } from './redis-health.js';

/** When to look again, in ms. */
const comeBackAfter = 2000;

@Controller()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: TypeOrmHealthIndicator,
    private readonly audit: AuditWriter,
    private readonly redis: RedisHealth,
  ) {}

  /** The process lives. Without asking the database: to end a process for its sake would end meetings. */
  @Get('healthz')
  @HealthCheck()
  live(): Promise<HealthCheckResult> {
    return this.health.check([() => this.auditState()]);
  }

  /** The process can do its work: the database answers, and Redis where there is one. */
  @Get('readyz')
  @HealthCheck()
  async ready(): Promise<HealthCheckResult> {
    const database = () => this.database.pingCheck('database', { timeout: 2000 });
    try {
      return await this.health.check([database, ...this.redis.checks(), () => this.auditState()]);
    } catch (cause) {
      // Which part, and no more: anybody may ask here, and why is in the log.
      const detail = `Down: ${downIn(cause).join(', ')}.`;
      throw new ProblemError('unavailable', { cause, detail, wait: comeBackAfter });
    }
  }

  /** Degraded while events wait for the database, which is no reason to send people elsewhere. */
  private auditState(): HealthIndicatorResult<'audit'> {
    const audit = this.indicators.check('audit');
    return this.audit.isBehind ? audit.degraded('Events wait for the database.') : audit.up();
  }
}

/** What the library's exception says of what was checked. */
function downIn(cause: unknown): string[] {
  if (!(cause instanceof ServiceUnavailableException)) throw cause;
  return Object.keys((cause.getResponse() as HealthCheckResult).error ?? {});
}
