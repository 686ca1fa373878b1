import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  type RateLimiterAbstract,
  type RateLimiterRes,
} from 'rate-limiter-flexible';
import { Clock } from '../clock/clock.js';
import { RedisLink } from '../redis/redis-link.js';

/** What each key of a budget has. */
export interface BudgetSize {
  points: number;
  /** From the first of them on, in seconds; then they are all there again. */
  duration: number;
}

/** How often the log says that Redis does not count, in ms at most. */
const silence = 60_000;

/**
 * Makes the budgets that limit what somebody may do: of this process, or in Redis of all. While Redis does not count each process
 * does for itself, since nothing must fail for the sake of a limit alone.
 */
@Injectable()
export class Budgets {
  private readonly logger = new Logger('Budgets');
  private told = false;

  constructor(
    @Inject(RedisLink) private readonly redis: RedisLink | null,
    private readonly clock: Clock,
  ) {}

  /** @param name of this budget alone, by which all processes find it */
  create(name: string, size: BudgetSize): RateLimiterAbstract {
    if (!this.redis) return new RateLimiterMemory(size);
    const { commands, prefix } = this.redis;
    const insuranceLimiter = new Insurance(size, () => this.tell());
    return new RateLimiterRedis({
      ...size,
      storeClient: commands,
      keyPrefix: `${prefix}budget:${name}`,
      insuranceLimiter,
    });
  }

  private tell(): void {
    if (this.told) return;
    this.told = true;
    this.clock.after(silence, () => (this.told = false));
    this.logger.warn('Redis does not count what is limited. Each process counts for itself meanwhile.');
  }
}

/** What counts while Redis does not. The library keeps to itself that it came to that, so this tells. */
class Insurance extends RateLimiterMemory {
  constructor(
    size: BudgetSize,
    private readonly tell: () => void,
  ) {
    super(size);
  }

  override consume(key: string, points?: number): Promise<RateLimiterRes> {
    this.tell();
    return super.consume(key, points);
  }

  override reward(key: string, points?: number): Promise<RateLimiterRes> {
    this.tell();
    return super.reward(key, points);
  }
}
