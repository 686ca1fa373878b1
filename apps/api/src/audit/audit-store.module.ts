import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEventEntity } from './audit-event.entity.js';
import { AuditReader } from './reading/audit-reader.js';
import { AuditSealEntity } from './seals/audit-seal.entity.js';
import { SealStore } from './seals/seal-store.js';
import { AuditQueue } from './writing/audit-queue.js';
import { AuditSpill } from './writing/audit-spill.js';
import { AuditTable } from './writing/audit-table.js';
import { AuditWriter } from './writing/audit-writer.js';
import { Leftovers } from './writing/leftovers.js';

/**
 * The audit's tables, apart from the global module for the sake of the stop: Nest stops global modules last, the newest
 * first, and TypeORM's, which closes the database, would come before ours.
 */
@Module({
  imports: [TypeOrmModule.forFeature([AuditEventEntity, AuditSealEntity])],
  providers: [AuditTable, AuditSpill, AuditQueue, AuditWriter, Leftovers, AuditReader, SealStore],
  exports: [AuditWriter, AuditReader, SealStore],
})
export class AuditStoreModule {}
