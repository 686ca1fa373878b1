import type { auditEndpoints } from './audit-endpoints.js';
import type { Examples } from './example.js';

const query = { from: '2026-03-09T00:00:00.000Z', event: 'room_create' } as const;

export const auditExamples: Examples<keyof typeof auditEndpoints> = {
  listAuditEvents: {
    query: { ...query, limit: 1 },
    result: {
      items: [
        {
          id: 4711,
          date: '2026-03-09T08:30:00.000Z',
          address: '192.0.2.17',
          event: 'room_create',
          user: 'session c7a4d1f2-6b0e-4f39-a8d5-12e9b3c60f74',
          message: 'room atelier',
        },
      ],
      nextCursor: 'WzE3NzMwNDg2MDAwMDAsNDcxMV0',
      searchedBackTo: '2026-03-09T08:30:00.000Z',
    },
  },
  exportAuditXlsx: { query },
  exportAuditCsv: { query },
};
