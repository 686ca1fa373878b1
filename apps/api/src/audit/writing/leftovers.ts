import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { Sweeper, type SweepTask } from '../../platform/schedule/sweeper.js';
import { AuditWriter } from './audit-writer.js';

/** Looks for events that a process left which ended while the database was away: this one's before it, or one beside it. */
@Injectable()
export class Leftovers implements SweepTask, OnModuleInit, OnApplicationBootstrap {
  readonly name = 'audit events left in the file';

  constructor(
    private readonly writer: AuditWriter,
    private readonly sweeper: Sweeper,
  ) {}

  onModuleInit(): void {
    this.sweeper.addEverywhere(this);
  }

  onApplicationBootstrap(): void {
    this.writer.takeOver();
  }

  sweep(): Promise<boolean> {
    this.writer.takeOver();
    return Promise.resolve(false);
  }
}
