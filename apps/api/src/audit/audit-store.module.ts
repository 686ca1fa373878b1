import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEventEntity } from './audit-event.entity.js';
import { AuditWriter } from './audit-writer.js';

/**
 * The audit's table, apart from the global module for the sake of the stop: Nest stops global modules last, the newest
 * first, and TypeORM's, which closes the database, would come before ours.
 */
@Module({
  imports: [TypeOrmModule.forFeature([AuditEventEntity])],
  providers: [AuditWriter],
  exports: [AuditWriter],
})
export class AuditStoreModule {}
