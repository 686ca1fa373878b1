import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PresenceModule } from '../presence/presence.module.js';
import { DeletedRooms } from './deleted-rooms.js';
import { RoomActivity } from './room-activity.js';
import { RoomExpiry } from './room-expiry.js';
import { RoomListService } from './room-list.service.js';
import { RoomPasswords } from './room-passwords.js';
import { RoomSettingsService } from './room-settings.service.js';
import { RoomEntity } from './room.entity.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsService } from './rooms.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([RoomEntity]), PresenceModule],
  controllers: [RoomsController],
  providers: [
    RoomsService,
    RoomSettingsService,
    RoomPasswords,
    RoomListService,
    RoomActivity,
    RoomExpiry,
    DeletedRooms,
  ],
  exports: [RoomsService],
})
export class RoomsModule {}
