import type { AuditEventEntity } from '../audit-event.entity.js';

/** Events, so many at a time. */
export type Pieces = AsyncIterable<readonly AuditEventEntity[]>;
