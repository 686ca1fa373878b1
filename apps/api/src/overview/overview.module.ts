import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditEventEntity } from '../audit/audit-event.entity.js';
import { MailModule } from '../mail/mail.module.js';
import { PresenceModule } from '../presence/presence.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { JoinCounts } from './join-counts.js';
import { OverviewController } from './overview.controller.js';
import { OverviewService } from './overview.service.js';

/** What goes on, in figures, for administrators. */
@Module({
  imports: [TypeOrmModule.forFeature([AuditEventEntity]), RoomsModule, PresenceModule, MailModule],
  controllers: [OverviewController],
  providers: [OverviewService, JoinCounts],
})
export class OverviewModule {}
