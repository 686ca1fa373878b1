import { auditEventsSchema, auditFilter, listAuditEventsQuery } from './audit-events.js';
import { endpoint } from './endpoint.js';

/** What happened, for administrators. */
export const auditEndpoints = {
  listAuditEvents: endpoint({
    method: 'GET',
    path: '/audit-events',
    tag: 'audit',
    summary: 'What happened, page by page, the newest first',
    access: 'admin',
    query: listAuditEventsQuery,
    status: 200,
    result: auditEventsSchema,
    problems: [],
  }),
  exportAuditXlsx: endpoint({
    method: 'GET',
    path: '/audit-events/export.xlsx',
    tag: 'audit',
    summary: 'The same events as an Excel workbook, the oldest first',
    access: 'admin',
    query: auditFilter,
    status: 200,
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    problems: [],
  }),
  exportAuditCsv: endpoint({
    method: 'GET',
    path: '/audit-events/export.csv',
    tag: 'audit',
    summary: 'The same events as CSV (RFC 4180), the oldest first',
    access: 'admin',
    query: auditFilter,
    status: 200,
    file: 'text/csv',
    problems: [],
  }),
} as const;
