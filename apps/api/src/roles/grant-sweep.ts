import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { Sweeper, type SweepTask } from '../platform/schedule/sweeper.js';
import { RoleGrantEntity } from './role-grant.entity.js';

/** Principals that are looked at in one piece of the work. */
const chunk = 200;

/** Deletes what was granted to sessions and keys that are no more. */
@Injectable()
export class GrantSweep implements SweepTask, OnModuleInit {
  readonly name = 'role grants';

  constructor(
    @InjectRepository(RoleGrantEntity) private readonly grants: Repository<RoleGrantEntity>,
    private readonly sweeper: Sweeper,
  ) {}

  onModuleInit(): void {
    this.sweeper.addAlone(this);
  }

  async sweep(): Promise<boolean> {
    const found = await this.grants
      .createQueryBuilder('granted')
      .select('granted.principalId', 'principalId')
      .distinct()
      .where('NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.id = granted.principal_id)')
      .andWhere('NOT EXISTS (SELECT 1 FROM api_keys WHERE api_keys.id = granted.principal_id)')
      .limit(chunk)
      .getRawMany<{ principalId: string }>();
    // A principal's id is never used again, so whoever is gone stays gone.
    const principalId = In(found.map((each) => each.principalId));
    if (found.length > 0) await this.grants.delete({ principalId });
    return found.length === chunk;
  }
}
