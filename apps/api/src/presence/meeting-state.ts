import { mediaStateSchema, roleSchema } from '@vroom/contract';
import * as z from 'zod';

/** What the chairmen said of somebody; it outlives a place, and ends with the meeting. */
const standingSchema = z.object({
  muted: z.boolean(),
  paused: z.boolean(),
  /** The place from which they were kicked. */
  kickedFrom: z.string().nullable(),
});
export type Standing = Readonly<z.infer<typeof standingSchema>>;

const placeSchema = z.object({
  peerId: z.string(),
  roomId: z.string(),
  roomName: z.string(),
  principalId: z.string(),
  actor: z.object({ address: z.string().nullable(), user: z.string() }),
  role: roleSchema,
  media: mediaStateSchema,
  muted: z.boolean(),
  paused: z.boolean(),
  /** Left out by a version before this one. */
  hand: z.number().int().nullable().default(null),
  revision: z.number().int(),
  resumeHash: z.string(),
});

/** A place as the processes share it. */
const sharedPlaceSchema = placeSchema.extend({
  socketId: z.string().nullable(),
  /** The process that answers for it: it has the socket, or had it last. */
  process: z.string(),
});
export type SharedPlace = z.infer<typeof sharedPlaceSchema>;

/** A meeting as it is written down: all but the sockets, which end with the process that has them. */
export const meetingStateSchema = z.object({
  /** In the order in which they were taken. */
  places: z.array(placeSchema),
  /** By the principal's id. */
  standings: z.array(z.tuple([z.string(), standingSchema])),
});
export type MeetingState = z.infer<typeof meetingStateSchema>;

/** A meeting as the processes share it. */
export const sharedMeetingSchema = meetingStateSchema.extend({ places: z.array(sharedPlaceSchema) });
export type SharedMeeting = z.infer<typeof sharedMeetingSchema>;
