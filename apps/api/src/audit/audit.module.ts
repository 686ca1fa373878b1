import { Global, Module, RequestMethod, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { ApiCallsMiddleware } from './api-calls.middleware.js';
import { AuditLog } from './audit-log.js';
import { AuditStoreModule } from './audit-store.module.js';
import { AuditService } from './audit.service.js';
import { RecentDenials } from './recent-denials.js';

/** Global: everything that happens is written down, whichever module does it. */
@Global()
@Module({
  imports: [AuditStoreModule],
  providers: [AuditService, AuditLog, RecentDenials],
  exports: [AuditService],
})
export class AuditModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(ApiCallsMiddleware).forRoutes({ path: 'api/v1/{*path}', method: RequestMethod.ALL });
  }
}
