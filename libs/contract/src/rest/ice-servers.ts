import * as z from 'zod';
import { isoDateSchema } from '../common.js';

/** One entry of `RTCConfiguration.iceServers` (W3C webrtc-pc §4.2.4). */
export const iceServerSchema = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof iceServerSchema>;

export const iceServersSchema = z.object({
  iceServers: z.array(iceServerSchema),
  /** When the credentials end; `null` where nothing in them does. */
  expiresAt: isoDateSchema.nullable(),
});
export type IceServers = z.infer<typeof iceServersSchema>;
