import * as z from 'zod';
import { auditEvents } from '../audit.js';
import { isoDateSchema, pageQuery } from '../common.js';

/** Which events are asked for. */
export const auditFilter = z.object({
  /** From this moment on. */
  from: isoDateSchema.optional(),
  /** Up to this moment, which is no longer in it. */
  to: isoDateSchema.optional(),
  event: z.enum(auditEvents).optional(),
  /** Part of the message, of who it was, or of the address; large and small letters are the same. */
  q: z.string().trim().max(200).optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const listAuditEventsQuery = auditFilter.extend({
  ...pageQuery.shape,
  /** The id of an event: only what was written after it, for who follows what happens. */
  after: z.coerce.number().int().nonnegative().optional(),
});
export type ListAuditEventsQuery = z.infer<typeof listAuditEventsQuery>;

export const auditEventSchema = z.object({
  id: z.number().int().nonnegative(),
  date: isoDateSchema,
  /** Where it came from; `null` for what the server does by itself. */
  address: z.string().nullable(),
  event: z.enum(auditEvents),
  /** Who: `session <id>`, `key <label>`, `system`, or `nobody`. */
  user: z.string(),
  message: z.string(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

/**
 * The newest first. A page may hold fewer events than asked for, or none, though there is a `nextCursor`: a text is searched
 * step by step, so that nobody's call waits while a large audit is read.
 */
export const auditEventsSchema = z.object({
  items: z.array(auditEventSchema),
  nextCursor: z.string().nullable(),
  /** Up to where was looked, going back in time; `null` where everything was. */
  searchedBackTo: isoDateSchema.nullable(),
});
export type AuditEvents = z.infer<typeof auditEventsSchema>;
