import { Inject, Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { RedisLink } from '../platform/redis/redis-link.js';

/** Whether Redis answers, where the instance has one. */
@Injectable()
export class RedisHealth {
  constructor(
    private readonly indicator: HealthIndicatorService,
    @Inject(RedisLink) private readonly redis: RedisLink | null,
  ) {}

  /** What to check, if anything. */
  checks(): (() => Promise<HealthIndicatorResult>)[] {
    const { redis } = this;
    return redis ? [() => this.check(redis)] : [];
  }

  private async check(redis: RedisLink): Promise<HealthIndicatorResult> {
    const session = this.indicator.check('redis');
    try {
      await redis.ask((commands) => commands.ping());
      return session.up();
    } catch {
      // Why is in the log, since when the connection was lost.
      return session.down();
    }
  }
}
