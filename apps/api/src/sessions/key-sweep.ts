import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThanOrEqual, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { systemActor } from '../platform/events/actor.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import { Sweeper, type SweepTask } from '../platform/schedule/sweeper.js';
import { ApiKeyEntity } from './api-key.entity.js';

/** Keys that are looked at in one piece of the work. */
const chunk = 100;

/** Deletes the API keys that have expired; those without an end stay. */
@Injectable()
export class KeySweep implements SweepTask, OnModuleInit {
  readonly name = 'API keys';

  constructor(
    @InjectRepository(ApiKeyEntity) private readonly keys: Repository<ApiKeyEntity>,
    private readonly sweeper: Sweeper,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.addAlone(this);
  }

  async sweep(): Promise<boolean> {
    const expiresAt = LessThanOrEqual(this.clock.now());
    const found = await this.keys.find({ where: { expiresAt }, order: { expiresAt: 'ASC' }, take: chunk });
    for (const { id, label } of found) {
      const { affected } = await this.keys.delete({ id, expiresAt });
      if (!affected) continue;
      this.audit.record('admin_key', systemActor, `${label}: expired`);
      this.events.publish('session.closed', { principalId: id });
    }
    return found.length === chunk;
  }
}
