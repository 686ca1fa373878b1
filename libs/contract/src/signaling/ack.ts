import * as z from 'zod';
import { fieldErrorSchema, problemCodeSchema } from '../problem.js';

/** What went wrong with a command; the words are in the sender's language. */
export const signalingErrorSchema = z.object({
  code: problemCodeSchema,
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(fieldErrorSchema).optional(),
  /** Seconds to wait before another try. */
  retryAfter: z.number().int().positive().optional(),
});
export type SignalingError = z.infer<typeof signalingErrorSchema>;

/** A command that asks for an acknowledgement always gets one of these. */
export type Ack<T> = { ok: true; data: T } | { ok: false; error: SignalingError };
