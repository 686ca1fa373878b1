import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { EtherpadModule } from './etherpad/etherpad.module.js';
import { FeedbackModule } from './feedback/feedback.module.js';
import { HealthModule } from './health/health.module.js';
import { MailModule } from './mail/mail.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { MusicModule } from './music/music.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OverviewModule } from './overview/overview.module.js';
import { ClockModule } from './platform/clock/clock.js';
import { ConfigModule } from './platform/config/config.module.js';
import type { LoadedSettings } from './platform/config/load-settings.js';
import { CryptoModule } from './platform/crypto/crypto.module.js';
import { DomainEventsModule } from './platform/events/domain-events.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { I18nModule } from './platform/i18n/i18n.module.js';
import { LoggingModule, type LogOptions } from './platform/logging/logging.module.js';
import { MetersModule } from './platform/metrics/meters.module.js';
import { RedisModule } from './platform/redis/redis.module.js';
import { SchedulingModule } from './platform/schedule/scheduling.module.js';
import { ThemeModule } from './platform/theme/theme.module.js';
import { ThrottleModule } from './platform/throttle/throttle.module.js';
import { RolesModule } from './roles/roles.module.js';
import { RoomsModule } from './rooms/rooms.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { SignalingModule } from './signaling/signaling.module.js';
import { TurnModule } from './turn/turn.module.js';
import { UplinkModule } from './uplink/uplink.module.js';

/** The composition root: every module in one list. Guards run in the order of this list. */
@Module({})
export class AppModule {
  /** @param log how much is logged, and where to; as the settings say by default */
  static forRoot(loaded: LoadedSettings, log: LogOptions = { level: loaded.settings.daemon.log_level }): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(loaded),
        LoggingModule.forRoot(log),
        MetersModule,
        ClockModule,
        CryptoModule,
        DomainEventsModule,
        I18nModule,
        ThemeModule,
        DatabaseModule,
        RedisModule,
        HttpModule,
        SchedulingModule,
        ThrottleModule,
        AuditModule,
        SessionsModule,
        RoomsModule,
        InvitationsModule,
        RolesModule,
        MailModule,
        FeedbackModule,
        NotificationsModule,
        OverviewModule,
        TurnModule,
        UplinkModule,
        MusicModule,
        SignalingModule,
        // After the others: its sweep may have to wait for somebody else's server.
        EtherpadModule,
        HealthModule,
        MetricsModule,
      ],
    };
  }
}
