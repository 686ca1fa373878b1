import * as z from 'zod';
import { isoDateSchema } from '../common.js';
import { displayNameSchema } from '../data/messages.js';

/** As whom one writes; without a name one stays without. */
export const padSessionInput = z.strictObject({ displayName: displayNameSchema.optional() }).prefault({});
export type PadSessionInput = z.infer<typeof padSessionInput>;

/**
 * The way into the pad of a room. The session itself is in the cookie `sessionID` that comes with the answer, as Etherpad
 * wants it (its HTTP API, createSession).
 */
export const padSessionSchema = z.object({
  /** The page of the pad. It takes Etherpad's parameters, such as `userColor` and `lang`. */
  padUrl: z.url(),
  /** When the session ends: Etherpad takes nothing any more from a page that was opened with it. */
  expiresAt: isoDateSchema,
});
export type PadSession = z.infer<typeof padSessionSchema>;
