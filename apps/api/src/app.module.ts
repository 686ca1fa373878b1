import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { HealthModule } from './health/health.module.js';
import { MusicModule } from './music/music.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { ClockModule } from './platform/clock/clock.js';
import { ConfigModule } from './platform/config/config.module.js';
import type { Settings } from './platform/config/settings.js';
import { CryptoModule } from './platform/crypto/crypto.module.js';
import { DomainEventsModule } from './platform/events/domain-events.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { I18nModule } from './platform/i18n/i18n.module.js';
import { LoggingModule } from './platform/logging/logging.module.js';
import { SchedulingModule } from './platform/schedule/scheduling.module.js';
import { ThrottleModule } from './platform/throttle/throttle.module.js';
import { RolesModule } from './roles/roles.module.js';
import { RoomsModule } from './rooms/rooms.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { SignalingModule } from './signaling/signaling.module.js';
import { TurnModule } from './turn/turn.module.js';

/** The composition root: every module in one list. Guards run in the order of this list. */
@Module({})
export class AppModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(settings),
        LoggingModule.forRoot(settings.daemon.log_level),
        ClockModule,
        CryptoModule,
        DomainEventsModule,
        I18nModule,
        DatabaseModule,
        HttpModule,
        SchedulingModule,
        ThrottleModule,
        AuditModule,
        SessionsModule,
        RoomsModule,
        RolesModule,
        NotificationsModule,
        TurnModule,
        MusicModule,
        SignalingModule,
        HealthModule,
      ],
    };
  }
}
