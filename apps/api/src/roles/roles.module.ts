import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { ApiKeyEntity } from '../sessions/api-key.entity.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysService } from './api-keys.service.js';
import { GrantSweep } from './grant-sweep.js';
import { RoleGrantEntity } from './role-grant.entity.js';
import { RoleGuard } from './role.guard.js';
import { RolesController } from './roles.controller.js';
import { RolesService } from './roles.service.js';
import { PasswordClaims } from './password-claims.js';

@Module({
  // The sessions' guard must know who asks before ours looks up the role: imported modules' guards run first.
  imports: [SessionsModule, RoomsModule, InvitationsModule, TypeOrmModule.forFeature([RoleGrantEntity, ApiKeyEntity])],
  controllers: [RolesController, ApiKeysController],
  providers: [RolesService, PasswordClaims, ApiKeysService, GrantSweep, { provide: APP_GUARD, useClass: RoleGuard }],
  exports: [RolesService],
})
export class RolesModule {}
