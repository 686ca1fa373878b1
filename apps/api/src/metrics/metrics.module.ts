import { Module } from '@nestjs/common';
import { AuditStoreModule } from '../audit/audit-store.module.js';
import { MailModule } from '../mail/mail.module.js';
import { PresenceModule } from '../presence/presence.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { InstanceFigures } from './instance-figures.js';
import { MetricsController } from './metrics.controller.js';
import { ProcessFigures } from './process-figures.js';
import { Scraper } from './scraper.js';

/** How the instance does, in figures, for Prometheus. */
@Module({
  imports: [AuditStoreModule, MailModule, PresenceModule, RoomsModule],
  controllers: [MetricsController],
  providers: [InstanceFigures, ProcessFigures, Scraper],
})
export class MetricsModule {}
