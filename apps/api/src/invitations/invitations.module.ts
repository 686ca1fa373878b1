import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailModule } from '../mail/mail.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { InvitationLimits } from './invitation-limits.js';
import { InvitationMails } from './invitation-mails.js';
import { InvitationNewsService } from './invitation-news.service.js';
import { InvitationOutcomes } from './invitation-outcomes.service.js';
import { InvitationSweep } from './invitation-sweep.js';
import { InvitationEntity } from './invitation.entity.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { ReceivedInvitations } from './received-invitations.service.js';

/** Invitations by mail: owners send them, and who holds a token looks, answers and comes in. */
@Module({
  imports: [TypeOrmModule.forFeature([InvitationEntity]), RoomsModule, MailModule],
  controllers: [InvitationsController],
  providers: [
    InvitationLimits,
    InvitationMails,
    InvitationNewsService,
    InvitationOutcomes,
    InvitationSweep,
    InvitationsService,
    ReceivedInvitations,
  ],
  exports: [InvitationNewsService, ReceivedInvitations],
})
export class InvitationsModule {}
