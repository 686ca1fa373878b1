import { moderationActions } from '@vroom/room-policy';
import * as z from 'zod';
import { mediaStateSchema, moderationSchema, peerIdSchema, roleSchema, serverTimeSchema } from '../common.js';
import { iceServersSchema } from '../rest/ice-servers.js';
import type { Ack, SignalingError } from './ack.js';
import type { CommandInput, CommandName } from './commands.js';

/** A person in a room as everybody in it sees them. The name is not here: peers tell each other directly. */
export const peerSchema = z.object({
  id: peerIdSchema,
  role: roleSchema,
  media: mediaStateSchema,
  moderation: moderationSchema,
  /** Since when their hand is raised; `null` while it is not. Who raised it first comes first. */
  hand: serverTimeSchema.nullable(),
  /** Counts the changes to this peer; an event with a lower one than what is known is stale. */
  revision: z.number().int().nonnegative(),
});
export type Peer = z.infer<typeof peerSchema>;

/** What everybody in the room may know of its settings. */
export const publicRoomSchema = z.object({
  name: z.string(),
  locked: z.boolean(),
  askForName: z.boolean(),
  joinPassword: z.boolean(),
  /** Whether there is a password that makes one an owner. */
  ownerPassword: z.boolean(),
});
export type PublicRoom = z.infer<typeof publicRoomSchema>;

/** The whole state of a room at the moment somebody joins it; from then on events carry the changes. */
export const snapshotSchema = iceServersSchema.extend({
  self: peerSchema,
  /** The others, in the order in which they came. */
  peers: z.array(peerSchema),
  room: publicRoomSchema,
  /** What the chairmen have asked of oneself. */
  moderation: moderationSchema,
  /** The server's clock now, so that what people write stands in one order whatever their own clocks say. */
  at: serverTimeSchema,
  /** When what was written in this room was last deleted for everybody; nothing from before counts any more. */
  wipedAt: serverTimeSchema.nullable(),
  /** Whether the place of `resumeToken` was taken back, so that nobody saw a leave. */
  resumed: z.boolean(),
  resumeToken: z.string(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** Why somebody left: by their own wish, because their connection did not come back in time, or because a chairman wanted it. */
export const leaveReasons = ['left', 'lost', 'kicked'] as const;
export type LeaveReason = (typeof leaveReasons)[number];

/** A signal as the receiver gets it: the sender's words with `from` in place of `to`. */
export interface ReceivedSignal {
  from: string;
  [key: string]: unknown;
}

/** Why a meeting ended: a chairman ended it, the room was deleted, or it expired. */
export const endReasons = ['ended', 'deleted', 'expired'] as const;
export type EndReason = (typeof endReasons)[number];

/** What chairmen do, as everybody in the room is told. `claim` is somebody becoming an owner by the password. */
export const noticeActions = [
  ...moderationActions,
  'mute-all',
  'pause-all',
  'lower-hands',
  'readmit',
  'lock',
  'unlock',
  'settings',
  'wipe',
  'claim',
] as const;

/** Who did what to whom. `by` is `null` for somebody who is not in the room, such as an integrator. */
export interface Notice {
  action: (typeof noticeActions)[number];
  by: string | null;
  /** `null` where it was done to everybody. */
  peerId: string | null;
}

/** Events, server to client. Past tense. */
export interface ServerEvents {
  'signal:received': (signal: ReceivedSignal) => void;
  'peer:joined': (event: { peer: Peer }) => void;
  'peer:updated': (event: { peer: Peer }) => void;
  'peer:left': (event: { peerId: string; reason: LeaveReason }) => void;
  /** The meeting is over for everybody. */
  'room:ended': (event: { by: string | null; reason: EndReason }) => void;
  'room:updated': (event: { room: PublicRoom }) => void;
  /** What was written is deleted for everybody; `at` is the server's clock. */
  'room:wiped': (event: { by: string | null; at: number }) => void;
  /** One was sent out; the server disconnects. */
  'self:kicked': (event: { by: string | null }) => void;
  notice: (notice: Notice) => void;
  /** A command that asked for no acknowledgement failed. */
  problem: (error: SignalingError & { command: string }) => void;
}

/** What each command is acknowledged with. */
export type CommandResult<C extends CommandName> = C extends 'room:join' ? Snapshot : null;

/** Commands with their acknowledgements, as Socket.IO types them. */
export type ClientCommands = {
  [C in CommandName]: (input: CommandInput<C>, ack?: (answer: Ack<CommandResult<C>>) => void) => void;
};

/** What a client says at the handshake, in Socket.IO's `auth`. */
export const handshakeSchema = z.object({
  version: z.number().int(),
  /** For clients that are no browser; a browser's cookie comes by itself. */
  apiKey: z.string().max(128).optional(),
});
