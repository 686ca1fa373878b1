import { roles } from '@vroom/room-policy';
import * as z from 'zod';

/** Version of the wire contract. A client of another version is refused at the handshake and asked to reload. */
export const contractVersion = 1;

/** Languages of the app, the mails and the error texts; the first is the fallback. */
export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];
export const languageSchema = z.enum(languages);

/** A room's name as it travels: any short text. Whether it fits is a rule (422), not a matter of shape (400). */
export const roomNameInput = z.string().max(200);

export const roleSchema = z.enum(roles);

/** The id of one live socket in one room; it changes with each join, and survives a resume. */
export const peerIdSchema = z.string().min(1).max(64);

/** What a peer sends at the moment, as it says itself. */
export const mediaStateSchema = z.strictObject({ audio: z.boolean(), video: z.boolean(), screen: z.boolean() });
export type MediaState = z.infer<typeof mediaStateSchema>;

/** What the chairmen have asked of a peer. State of the server; the target stops sending and every receiver drops the rest. */
export const moderationSchema = z.object({ muted: z.boolean(), paused: z.boolean() });

/** When something happened by the server's clock, in ms since 1970 UTC. */
export const serverTimeSchema = z.number().int().nonnegative();

export const isoDateSchema = z.iso.datetime();

/** Where to go on in a list, and how much of it. */
export const pageQuery = z.object({
  /** `nextCursor` of the page before. */
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
