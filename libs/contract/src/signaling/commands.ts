import * as z from 'zod';
import { mediaStateSchema, peerIdSchema, roomNameInput } from '../common.js';

/** Bytes of what a client says at the handshake. */
export const maxHandshakeBytes = 4096;

/** Bytes of one command on the wire; a larger one is refused. An SDP with many candidates is about 12 kB. */
export const maxCommandBytes = 64 * 1024;

/**
 * Bytes of one WebSocket frame, unless the instance sets another limit; a larger one is not even read: it closes the
 * connection (close code 1009).
 */
export const maxFrameBytes = 256 * 1024;

export const joinInput = z.strictObject({
  room: roomNameInput,
  /** From an earlier join: takes the same place back after a dropped connection. */
  resumeToken: z.string().max(128).optional(),
  media: mediaStateSchema,
});
export type JoinInput = z.infer<typeof joinInput>;

/**
 * One signal to one peer: a description or a candidate of the WebRTC API, which the server passes on and never reads. What
 * else a client writes into it is left out, so that nothing deep, huge or clever reaches another browser.
 */
export const signalInput = z.object({
  to: peerIdSchema,
  session: z.number().int().nonnegative().optional(),
  description: z.object({ type: z.string().max(16), sdp: z.string().optional() }).optional(),
  candidate: z
    .object({
      candidate: z.string().optional(),
      sdpMid: z.string().nullable().optional(),
      sdpMLineIndex: z.number().nullable().optional(),
      usernameFragment: z.string().nullable().optional(),
    })
    .nullable()
    .optional(),
});
export type SignalInput = z.infer<typeof signalInput>;

export const emptyInput = z.union([z.undefined(), z.null(), z.strictObject({})]);

/** Whom a chairman means. */
export const peerInput = z.strictObject({ peerId: peerIdSchema });
export type PeerInput = z.infer<typeof peerInput>;

/**
 * Times, in seconds, up to which two browsers may take to be connected; a browser tells the smallest that fits. The last stands for
 * all that is longer. So coarse that it tells nobody apart.
 */
export const linkTimes = [0.25, 0.5, 1, 2, 4, 8, 15, 30, 60] as const;

/**
 * What became of one connection to another browser, for the operator's figures: told once when it is there the first time (over TURN it is
 * `relayed`), and once when it could not be made. Of a pair, only the one with the smaller id tells it. Nothing in it says whose it was.
 */
export const linkOutcomeInput = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.enum(['direct', 'relayed']), within: z.literal(linkTimes) }),
  z.strictObject({ outcome: z.literal('failed') }),
]);
export type LinkOutcomeInput = z.infer<typeof linkOutcomeInput>;

/** Commands, client to server. Imperative; the actor is always the socket, never a field. */
export const commands = {
  'room:join': joinInput,
  'room:leave': emptyInput,
  'signal:send': signalInput,
  'media:update': mediaStateSchema,
  'link:report': linkOutcomeInput,
  'hand:raise': emptyInput,
  'hand:lower': emptyInput,
  'peer:mute': peerInput,
  'peer:unmute': peerInput,
  'peer:pause': peerInput,
  'peer:resume': peerInput,
  'peer:promote': peerInput,
  'peer:kick': peerInput,
  'peer:lower-hand': peerInput,
  'peer:readmit': peerInput,
  'room:mute-all': emptyInput,
  'room:pause-all': emptyInput,
  'room:lower-hands': emptyInput,
  'room:end': emptyInput,
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<C extends CommandName> = z.infer<(typeof commands)[C]>;
