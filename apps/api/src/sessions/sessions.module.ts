import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AdminPassword } from './admin-sign-in/admin-password.js';
import { AdminPasswordFile } from './admin-sign-in/admin-password-file.js';
import type { AdminSignInMethod } from './admin-sign-in/admin-sign-in-method.js';
import { AdminSignInService, SIGN_IN_METHODS } from './admin-sign-in/admin-sign-in.service.js';
import { PasswordSignIn } from './admin-sign-in/password-sign-in.js';
import { ProxySignIn } from './admin-sign-in/proxy-sign-in.js';
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
    AdminPassword,
    AdminPasswordFile,
    PasswordSignIn,
    ProxySignIn,
    {
      provide: SIGN_IN_METHODS,
      inject: [ProxySignIn, PasswordSignIn],
      useFactory: (...methods: AdminSignInMethod[]) => methods,
    },
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
