import { Controller, Query, Res } from '@nestjs/common';
import {
  auditFilter,
  endpoints,
  listAuditEventsQuery,
  type AuditEvents,
  type AuditFilter,
  type ListAuditEventsQuery,
} from '@vroom/contract';
import type { Response } from 'express';
import { Asker } from '../platform/http/asker.decorator.js';
import { Endpoint } from '../platform/http/endpoint.decorator.js';
import type { Principal } from '../platform/http/request.js';
import { AuditDownloads } from './export/audit-downloads.js';
import { AuditListService } from './reading/audit-list.service.js';

@Controller('api/v1')
export class AuditController {
  constructor(
    private readonly events: AuditListService,
    private readonly downloads: AuditDownloads,
  ) {}

  @Endpoint(endpoints.listAuditEvents)
  list(@Query({ schema: listAuditEventsQuery }) query: ListAuditEventsQuery): Promise<AuditEvents> {
    return this.events.list(query);
  }

  @Endpoint(endpoints.exportAuditXlsx)
  exportXlsx(
    @Query({ schema: auditFilter }) filter: AuditFilter,
    @Asker() asker: Principal,
    @Res() response: Response,
  ): Promise<void> {
    return this.downloads.send('xlsx', filter, asker, response);
  }

  @Endpoint(endpoints.exportAuditCsv)
  exportCsv(
    @Query({ schema: auditFilter }) filter: AuditFilter,
    @Asker() asker: Principal,
    @Res() response: Response,
  ): Promise<void> {
    return this.downloads.send('csv', filter, asker, response);
  }
}
