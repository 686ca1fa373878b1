import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NotificationAddressEntity } from './notification-address.entity.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsService } from './notifications.service.js';

/** Mail to whom a room's owners named, when somebody joins. */
@Module({
  imports: [TypeOrmModule.forFeature([NotificationAddressEntity])],
  controllers: [NotificationsController],
  providers: [NotificationsService],
})
export class NotificationsModule {}
