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

/**
 * What mail servers everywhere take: names of at most 63 characters with no `-` at their ends in the domain, and at its end
 * one of letters. A `-` at the beginning would be an option to a program that takes mails.
 */
const emailPattern =
  /^(?!-)(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** One address a mail can go to. */
export const emailInput = z
  .string()
  .trim()
  .check(z.email({ pattern: emailPattern }))
  .max(254);

// A line break or a mark that turns the direction of writing would let a label pass for something else where it is shown.
const printable = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u;
/** A short name for something, on one line. */
export const labelInput = z.string().trim().min(1).max(60).regex(printable);

const writable = /^(?:[^\p{Cc}]|[\t\r\n])*$/u;
/** What somebody writes, on any number of lines: text, whatever it looks like. */
export function textInput(max: number) {
  return z.string().trim().min(1).max(max).regex(writable);
}

export const isoDateSchema = z.iso.datetime();

/** Where to go on in a list, and how much of it. */
export const pageQuery = z.object({
  /** `nextCursor` of the page before. */
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
