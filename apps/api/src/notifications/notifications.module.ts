import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailModule } from '../mail/mail.module.js';
import { PresenceModule } from '../presence/presence.module.js';
import { JoinMailEntity } from './join-mail.entity.js';
import { JoinMailer } from './join-mailer.js';
import { JoinNoticeEntity } from './join-notice.entity.js';
import { JoinNotices } from './join-notices.service.js';
import { JoinSweep } from './join-sweep.js';
import { NotificationAddressEntity } from './notification-address.entity.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsService } from './notifications.service.js';

/** Mail to whom a room's owners named, when somebody joins. */
@Module({
  imports: [
    TypeOrmModule.forFeature([NotificationAddressEntity, JoinNoticeEntity, JoinMailEntity]),
    PresenceModule,
    MailModule,
  ],
  controllers: [NotificationsController],
  providers: [NotificationsService, JoinMailer, JoinNotices, JoinSweep],
  exports: [NotificationsService],
})
export class NotificationsModule {}
