import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AdminSignInService } from './admin-sign-in.service.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { KeyPrincipals } from './key-principals.js';
import { KeySweep } from './key-sweep.js';
import { PrincipalGuard } from './principal.guard.js';
import { PrincipalsService } from './principals.service.js';
import { SessionSweep } from './session-sweep.js';
import { SessionEntity } from './session.entity.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([SessionEntity, ApiKeyEntity])],
  controllers: [SessionsController],
  providers: [
    AdminSignInService,
    KeyPrincipals,
    KeySweep,
    PrincipalsService,
    SessionSweep,
    SessionsService,
    { provide: APP_GUARD, useClass: PrincipalGuard },
  ],
  exports: [PrincipalsService, SessionsService],
})
export class SessionsModule {}
