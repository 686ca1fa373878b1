import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, Repository } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { isUniqueViolation } from '../database/unique-violation.js';
import { LeaseEntity } from './lease.entity.js';

/**
 * Agrees with the other processes on one database which of them does what only one may do. A lease that is not renewed
 * ends by itself, so that another takes over from a process that died. The processes' clocks have to agree to within it.
 */
@Injectable()
export class Leases {
  private readonly holder = randomUUID();

  constructor(
    @InjectRepository(LeaseEntity) private readonly leases: Repository<LeaseEntity>,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a lease that nobody holds, or renews our own. Each step is one statement, so of two who try at once one gets it.
   *
   * @param ms how long it lasts from now
   * @returns whether it is ours
   */
  async hold(name: string, ms: number): Promise<boolean> {
    const now = this.clock.now();
    const { holder } = this;
    const lease = { holder, expiresAt: now + ms };
    const mineOrOver = [
      { name, holder },
      { name, expiresAt: LessThan(now) },
    ];
    const { affected } = await this.leases.update(mineOrOver, lease);
    if (affected) return true;
    if (await this.leases.existsBy({ name })) return false;
    try {
      await this.leases.insert({ name, ...lease });
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  /** Gives it back, if it is ours, so that nobody has to wait for its end. */
  async release(name: string): Promise<void> {
    await this.leases.delete({ name, holder: this.holder });
  }
}
