import * as z from 'zod';
import { isoDateSchema, pageQuery } from '../common.js';

export const mailKinds = ['invitation', 'join_notification', 'feedback'] as const;
export const mailStates = ['waiting', 'sent', 'failed'] as const;

export const listMailsQuery = pageQuery.extend({
  /** Left out: all. */
  state: z.enum(mailStates).optional(),
});
export type ListMailsQuery = z.infer<typeof listMailsQuery>;

/** A mail on its way, or what became of it. What it says is told to nobody: there are links in it that let people in. */
export const queuedMailSchema = z.object({
  id: z.string(),
  kind: z.enum(mailKinds),
  to: z.string(),
  state: z.enum(mailStates),
  createdAt: isoDateSchema,
  attempts: z.number().int().nonnegative(),
  /** When it is tried next; `null` once it is sent or given up. */
  nextAttemptAt: isoDateSchema.nullable(),
  /** When it was sent or given up. */
  endedAt: isoDateSchema.nullable(),
  /** What went wrong last, in the words of the mail server. */
  problem: z.string().nullable(),
});
export type QueuedMail = z.infer<typeof queuedMailSchema>;

export const queuedMailsSchema = z.object({ items: z.array(queuedMailSchema), nextCursor: z.string().nullable() });
export type QueuedMails = z.infer<typeof queuedMailsSchema>;
