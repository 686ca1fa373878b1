import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { systemActor } from '../platform/events/actor.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import { Sweeper, type SweepTask } from '../platform/schedule/sweeper.js';

/** Keys that are looked at in one piece of the work. */
const chunk = 100;

/** Deletes the API keys that have expired; those without an end stay. */
@Injectable()
export class KeySweep implements SweepTask, OnModuleInit {
  readonly name = 'API keys';

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly sweeper: Sweeper,
    private readonly audit: AuditService,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.addAlone(this);
  }

  async sweep(): Promise<boolean> {
    const now = this.clock.now();
    const found = await this.database
      .createQueryBuilder()
      .select(['api_key.id AS id', 'api_key.label AS label'])
      .from('api_keys', 'api_key')
      .where('api_key.expires_at <= :now', { now })
      .limit(chunk)
      .getRawMany<{ id: string; label: string }>();
    for (const { id, label } of found) {
      const gone = this.database.createQueryBuilder().delete().from('api_keys').where({ id });
      const { affected } = await gone.execute();
      if (!affected) continue;
      this.audit.record('admin_key', systemActor, `${label}: expired`);
      this.events.publish('session.closed', { principalId: id });
    }
    return found.length === chunk;
  }
}
