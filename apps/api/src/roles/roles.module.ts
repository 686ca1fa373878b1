import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RoomsModule } from '../rooms/rooms.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { GrantSweep } from './grant-sweep.js';
import { RoleGrantEntity } from './role-grant.entity.js';
import { RoleGuard } from './role.guard.js';
import { RolesController } from './roles.controller.js';
import { RolesService } from './roles.service.js';
import { RoomPasswords } from './room-passwords.js';

@Module({
  // The sessions' guard must know who asks before ours looks up the role: imported modules' guards run first.
  imports: [SessionsModule, RoomsModule, TypeOrmModule.forFeature([RoleGrantEntity])],
  controllers: [RolesController],
  providers: [RolesService, RoomPasswords, GrantSweep, { provide: APP_GUARD, useClass: RoleGuard }],
  exports: [RolesService],
})
export class RolesModule {}
