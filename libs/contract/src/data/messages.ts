import * as z from 'zod';
import { peerIdSchema } from '../common.js';
import { signalInput } from '../signaling/commands.js';

/**
 * The 16 pastel tones that tell people apart. Names, not values: a theme decides what `mint` looks like, and a peer can't
 * choose a colour that nobody can read.
 */
export const peerColors = [
  'rose',
  'coral',
  'apricot',
  'amber',
  'lemon',
  'lime',
  'leaf',
  'mint',
  'aqua',
  'sky',
  'azure',
  'iris',
  'lilac',
  'orchid',
  'blush',
  'sand',
] as const;
export type PeerColor = (typeof peerColors)[number];
export const peerColorSchema = z.enum(peerColors);

export const maxDisplayNameLength = 40;
export const maxChatLength = 4000;
/** The end of ECMA-262's time value range: beyond it a `Date` is invalid, and whoever formats it throws. */
export const maxTimeMs = 8.64e15;
/** Messages of the history that one peer keeps and gives to a late joiner. */
export const maxHistoryMessages = 500;

// Control and bidirectional override characters let a name pretend to be another one, or break the line it stands in.
// Zero-width joiners stay: emoji and some scripts need them.
const unprintable = /\p{Cc}|[\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Makes a name out of whatever was typed or received: printable, single-spaced, at most 40 characters; may be empty. */
export function cleanDisplayName(text: string): string {
  const printable = text.replace(unprintable, ' ').replace(/\s+/g, ' ').trim();
  return Array.from(printable).slice(0, maxDisplayNameLength).join('').trim();
}

/** A display name, made fit; it may be empty. */
export const displayNameSchema = z.string().max(200).transform(cleanDisplayName);
const authorSchema = z.object({ displayName: displayNameSchema, color: peerColorSchema });
const chatFields = {
  id: z.uuid(),
  text: z.string().min(1).max(maxChatLength),
  at: z.number().int().nonnegative().max(maxTimeMs),
};

/** One line of the chat as a peer remembers it. `at` is the author's clock, in ms since 1970 UTC. */
export const chatEntrySchema = z.object({ ...chatFields, author: authorSchema });
export type ChatEntry = z.infer<typeof chatEntrySchema>;

/** What one may show for a moment. Names, not characters: nobody puts a text of their own on somebody's screen this way. */
export const reactionNames = ['agree', 'applause', 'love', 'laugh', 'surprise', 'celebrate'] as const;
export type ReactionName = (typeof reactionNames)[number];
export const reactionNameSchema = z.enum(reactionNames);

/** More than any display has. */
const shownSchema = z.number().int().min(0).max(16_384);

export const maxLinkReports = 64;
/** How the sender's connection to somebody is, as the sender sees it. `null`: not known, or not connected. */
export const linkReportSchema = z.object({
  peer: peerIdSchema,
  state: z.enum(['connecting', 'connected', 'broken']),
  via: z.enum(['direct', 'relayed']).nullable(),
  quality: z.enum(['poor', 'warn', 'medium', 'good']).nullable(),
});
export type LinkReport = z.infer<typeof linkReportSchema>;

/** One signal of the pair itself; the texts are bounded by the size of a message. */
const peerSignalSchema = signalInput.omit({ to: true });

/** Everything that goes over the data channel `vroom`, one JSON text a message. */
export const dataMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), ...authorSchema.shape }),
  z.object({ type: z.literal('name'), displayName: displayNameSchema }),
  z.object({ type: z.literal('color'), color: peerColorSchema }),
  z.object({ type: z.literal('chat'), ...chatFields }),
  z.object({ type: z.literal('history:request') }),
  /** Oldest first, in as many parts as its size needs; `last` closes it. */
  z.object({ type: z.literal('history'), entries: z.array(chatEntrySchema).max(maxHistoryMessages), last: z.boolean() }),
  z.object({ type: z.literal('reaction'), name: reactionNameSchema }),
  z.object({ type: z.literal('ping'), at: z.number() }),
  z.object({ type: z.literal('pong'), at: z.number() }),
  /** How loud the sender's microphone is, 0 to 1. */
  z.object({ type: z.literal('volume'), level: z.number().min(0).max(1) }),
  /** How large the sender shows the receiver: the shorter side in device pixels, 0 for not at all. */
  z.object({ type: z.literal('view'), camera: shownSchema, screen: shownSchema }),
  /** Which pictures the sender keeps back from the receiver, for want of upload. What is off is not kept back. */
  z.object({ type: z.literal('withheld'), camera: z.boolean(), screen: z.boolean() }),
  /** All connections of the sender, for those who lead the room. */
  z.object({ type: z.literal('links'), links: z.array(linkReportSchema).max(maxLinkReports) }),
  /** What `signal:send` would carry, of these two peers, while the server is away. */
  z.object({ type: z.literal('signal'), signal: peerSignalSchema }),
]);
export type DataMessage = z.infer<typeof dataMessageSchema>;

/** Reads one message from a peer; `undefined` for whatever is not one. Never throws: a peer may send anything. */
export function decodeDataMessage(text: string): DataMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return dataMessageSchema.safeParse(value).data;
}
