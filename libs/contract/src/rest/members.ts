import * as z from 'zod';
import { peerIdSchema, roleSchema } from '../common.js';
import { peerSchema } from '../signaling/events.js';

export const membersSchema = z.object({ items: z.array(peerSchema) });
export type Members = z.infer<typeof membersSchema>;

/** What to change in somebody who is in the room: the same that a chairman's buttons do. */
export const memberChangeInput = z.strictObject({
  role: roleSchema.extract(['owner']).optional(),
  muted: z.boolean().optional(),
  paused: z.boolean().optional(),
  /** Lowers a raised hand. Nobody raises another's. */
  hand: z.null().optional(),
});
export type MemberChangeInput = z.infer<typeof memberChangeInput>;

/** Who was sent out of the meeting and may not come back, by the id of the place they had. */
export const exclusionsSchema = z.object({ items: z.array(z.object({ peerId: peerIdSchema })) });
export type Exclusions = z.infer<typeof exclusionsSchema>;
