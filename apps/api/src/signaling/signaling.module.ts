import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations/invitations.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PresenceModule } from '../presence/presence.module.js';
import { RolesModule } from '../roles/roles.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { TurnModule } from '../turn/turn.module.js';
import { Answers } from './answers.js';
import { Broadcast } from './broadcast.js';
import { ChairmenService } from './chairmen.service.js';
import { ConnectionLimit } from './connection-limit.js';
import { DeparturesService } from './departures.service.js';
import { DirectCommands } from './direct-commands.js';
import { FrameGuard } from './frame-guard.js';
import { Handshake } from './handshake.js';
import { HandsGateway } from './hands.gateway.js';
import { HandsService } from './hands.service.js';
import { LinkOutcomes } from './link-outcomes.js';
import { LinkReportsGateway } from './link-reports.gateway.js';
import { MailNews } from './mail-news.service.js';
import { MembersController } from './members.controller.js';
import { MembershipService } from './membership.service.js';
import { ModerationAudit } from './moderation-audit.js';
import { ModerationGateway } from './moderation.gateway.js';
import { ModerationService } from './moderation.service.js';
import { PrincipalWatch } from './principal-watch.js';
import { ReunionService } from './reunion.service.js';
import { RoleWatch } from './role-watch.js';
import { RoomNews } from './room-news.service.js';
import { SignalingGateway } from './signaling.gateway.js';
import { UnreadWatch } from './unread-watch.js';

@Module({
  imports: [
    ...[PresenceModule, RolesModule, RoomsModule, SessionsModule, TurnModule],
    ...[InvitationsModule, NotificationsModule],
  ],
  controllers: [MembersController],
  providers: [
    Answers,
    Broadcast,
    ChairmenService,
    ConnectionLimit,
    DeparturesService,
    DirectCommands,
    FrameGuard,
    HandsService,
    Handshake,
    LinkOutcomes,
    MailNews,
    MembershipService,
    ModerationAudit,
    ModerationService,
    PrincipalWatch,
    ReunionService,
    RoleWatch,
    RoomNews,
    UnreadWatch,
    SignalingGateway,
    HandsGateway,
    LinkReportsGateway,
    ModerationGateway,
  ],
})
export class SignalingModule {}
