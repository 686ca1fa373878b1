import { moderationActions } from '@vroom/room-policy';
import * as z from 'zod';
import { mediaStateSchema, moderationSchema, peerIdSchema, roleSchema, serverTimeSchema } from '../common.js';
import { iceServersSchema } from '../rest/ice-servers.js';
import { invitationNewsSchema } from '../rest/invitations.js';
import { signalingErrorSchema, type Ack } from './ack.js';
import { signalInput, type CommandInput, type CommandName } from './commands.js';

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
  /** Whether every browser sends through TURN alone. */
  relayOnly: z.boolean(),
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
  /**
   * What was answered to invitations of this room, or came of them, since who sent them was here last; the oldest first.
   * Each is told once. From now on a `notice` brings such news. Empty but for owners.
   */
  invitationNews: z.array(invitationNewsSchema),
  /**
   * Whether somebody wants a mail about who joins: the browser then makes the call `notifyOfJoin`, with the name where the
   * room asks for one, since the server knows none. Not where a place was taken back.
   */
  joinNotification: z.boolean(),
  /** Whether the place of `resumeToken` was taken back, so that nobody saw a leave. */
  resumed: z.boolean(),
  resumeToken: z.string(),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** Why somebody left: by their own wish, because their connection did not come back in time, or because a chairman wanted it. */
export const leaveReasons = ['left', 'lost', 'kicked'] as const;
export type LeaveReason = (typeof leaveReasons)[number];

/** A signal as the receiver gets it: the sender's words with `from` in place of `to`. */
export const receivedSignalSchema = signalInput.omit({ to: true }).extend({ from: peerIdSchema });
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
export const noticeActionSchema = z.enum(noticeActions);

/** Who did it: the id of their place, or `null` for somebody who is not in the room, such as an integrator. */
const bySchema = peerIdSchema.nullable();

/** Who did what to whom. */
export const moderationNoticeSchema = z.object({
  action: noticeActionSchema,
  by: bySchema,
  /** `null` where it was done to everybody. */
  peerId: peerIdSchema.nullable(),
});
export type Notice = z.infer<typeof moderationNoticeSchema>;

/** Something came of an invitation. Owners are told, whoever sent it. */
export const invitationNoticeSchema = z.object({ action: z.literal('invitation'), invitation: invitationNewsSchema });
export type InvitationNotice = z.infer<typeof invitationNoticeSchema>;

/** A command that asked for no acknowledgement failed. */
export const commandProblemSchema = signalingErrorSchema.extend({ command: z.string() });

/** Events, server to client. Past tense. */
export const events = {
  'signal:received': receivedSignalSchema,
  'peer:joined': z.object({ peer: peerSchema }),
  'peer:updated': z.object({ peer: peerSchema }),
  'peer:left': z.object({ peerId: peerIdSchema, reason: z.enum(leaveReasons) }),
  /** The meeting is over for everybody. */
  'room:ended': z.object({ by: bySchema, reason: z.enum(endReasons) }),
  'room:updated': z.object({ room: publicRoomSchema }),
  /** What was written is deleted for everybody; `at` is the server's clock. */
  'room:wiped': z.object({ by: bySchema, at: serverTimeSchema }),
  /** One was sent out; the server disconnects. */
  'self:kicked': z.object({ by: bySchema }),
  notice: z.union([moderationNoticeSchema, invitationNoticeSchema]),
  problem: commandProblemSchema,
} as const;
export type EventName = keyof typeof events;
export type EventData<E extends EventName> = E extends 'signal:received' ? ReceivedSignal : z.infer<(typeof events)[E]>;

/** The events, as Socket.IO types them. */
export type ServerEvents = { [E in EventName]: (data: EventData<E>) => void };

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
