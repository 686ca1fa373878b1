import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThanOrEqual, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { DomainEvents } from '../platform/events/domain-events.js';
import { Sweeper, type SweepTask } from '../platform/schedule/sweeper.js';
import { SessionEntity } from './session.entity.js';

/** Sessions that are looked at in one piece of the work. */
const chunk = 100;

/** Deletes the sessions that have ended; nobody can use them any more. */
@Injectable()
export class SessionSweep implements SweepTask, OnModuleInit {
  readonly name = 'sessions';

  constructor(
    @InjectRepository(SessionEntity) private readonly sessions: Repository<SessionEntity>,
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
    const found = await this.sessions.find({ where: { expiresAt }, order: { expiresAt: 'ASC' }, take: chunk });
    for (const { id } of found) {
      const { affected } = await this.sessions.delete({ id, expiresAt });
      if (!affected) continue;
      this.audit.record('session_destroy', { address: null, user: `session ${id}` }, 'expired');
      this.events.publish('session.closed', { principalId: id });
    }
    return found.length === chunk;
  }
}
