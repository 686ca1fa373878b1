import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { KeySweep } from './key-sweep.js';
import { PrincipalGuard } from './principal.guard.js';
import { SessionSweep } from './session-sweep.js';
import { SessionEntity } from './session.entity.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([SessionEntity])],
  controllers: [SessionsController],
  providers: [SessionsService, SessionSweep, KeySweep, { provide: APP_GUARD, useClass: PrincipalGuard }],
  exports: [SessionsService],
})
export class SessionsModule {}
