import * as z from 'zod';
import { roleSchema } from '../common.js';
import { peerSchema } from '../signaling/events.js';

export const membersSchema = z.object({ items: z.array(peerSchema) });
export type Members = z.infer<typeof membersSchema>;

/** What to change in somebody who is in the room: the same that a chairman's buttons do. */
export const memberChangeInput = z.strictObject({
  role: roleSchema.extract(['owner']).optional(),
  muted: z.boolean().optional(),
  paused: z.boolean().optional(),
});
export type MemberChangeInput = z.infer<typeof memberChangeInput>;
