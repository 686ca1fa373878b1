import { Global, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LeaseEntity } from './lease.entity.js';
import { Leases } from './leases.js';
import { Sweeper } from './sweeper.js';

/** Global: the modules bring their tasks to the one sweeper. */
@Global()
@Module({
  imports: [ScheduleModule.forRoot(), TypeOrmModule.forFeature([LeaseEntity])],
  providers: [Leases, Sweeper],
  exports: [Sweeper],
})
export class SchedulingModule {}
