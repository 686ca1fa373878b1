import { Global, Module, RequestMethod, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { ApiCallsMiddleware } from './api-calls.middleware.js';
import { AuditLog } from './audit-log.js';
import { AuditStoreModule } from './audit-store.module.js';
import { AuditController } from './audit.controller.js';
import { AuditService } from './audit.service.js';
import { AuditDownloads } from './export/audit-downloads.js';
import { AuditExporter } from './export/audit-exporter.js';
import { AuditListService } from './reading/audit-list.service.js';
import { RecentDenials } from './recent-denials.js';
import { AuditRetention } from './seals/audit-retention.js';
import { AuditSealer } from './seals/audit-sealer.js';
import { AuditVerifier } from './seals/audit-verifier.js';

const reading = [AuditListService, AuditExporter, AuditDownloads];
const seals = [AuditSealer, AuditRetention, AuditVerifier];

/** Global: everything that happens is written down, whichever module does it. */
@Global()
@Module({
  imports: [AuditStoreModule],
  controllers: [AuditController],
  providers: [AuditService, AuditLog, RecentDenials, ...reading, ...seals],
  // The store as well: health says whether events wait.
  exports: [AuditService, AuditStoreModule],
})
export class AuditModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(ApiCallsMiddleware).forRoutes({ path: 'api/v1/{*path}', method: RequestMethod.ALL });
  }
}
