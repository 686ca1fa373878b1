import { cleanDisplayName, languageSchema, peerColorSchema } from '@vroom/contract';
import * as z from 'zod';
import { pictureChoices } from './capture-wishes';

/** Rooms that the home page offers again. */
const maxRecentRooms = 6;

const recentRoomSchema = z.object({ name: z.string().min(1).max(49), at: z.number() });
export type RecentRoom = z.infer<typeof recentRoomSchema>;

const waitingInvitationSchema = z.object({
  room: z.string().min(1).max(49),
  /** What the link in the mail has behind the #. */
  token: z.string().min(1).max(128),
  startsAt: z.string().nullable(),
  expiresAt: z.string(),
});
export type WaitingInvitation = z.infer<typeof waitingInvitationSchema>;

/** How the people in a room stand on the stage: by what happens, all alike, or one in front. */
export const layoutChoices = ['auto', 'grid', 'speaker'] as const;
export type LayoutChoice = (typeof layoutChoices)[number];

const text = z.string().optional().catch(undefined);
const yesOrNo = z.boolean().optional().catch(undefined);

/** What makes a sound in a room. */
export const soundKinds = ['join', 'leave', 'message', 'hand'] as const;
export type SoundKind = (typeof soundKinds)[number];

const on = z.boolean().catch(true);
const soundsSchema = z.object({ join: on, leave: on, message: on, hand: on } satisfies Record<SoundKind, typeof on>);
const allOn = { join: true, leave: true, message: true, hand: true };

/** Each field heals by itself: an old or damaged one is as if it had never been set, and the others stay. */
const schema = z.object({
  displayName: z.string().transform(cleanDisplayName).catch(''),
  color: peerColorSchema.optional().catch(undefined),
  language: languageSchema.optional().catch(undefined),
  microphoneId: text,
  cameraId: text,
  speakerId: text,
  /** Whether it is heard. */
  sounds: soundsSchema.catch(allOn),
  /** What the browser does to the sound of the microphone; on where nothing is said. */
  echoCancellation: yesOrNo,
  noiseSuppression: yesOrNo,
  autoGainControl: yesOrNo,
  picture: z.enum(pictureChoices).optional().catch(undefined),
  /** Frames per second at most. */
  frameRate: z.number().positive().optional().catch(undefined),
  /** Single keys that do something in the room; on where nothing is said. */
  shortcuts: yesOrNo,
  /** Whether one sends through relays alone, so that nobody learns one's address. */
  hideAddress: yesOrNo,
  layout: z.enum(layoutChoices).catch('auto'),
  /** Whether one sees oneself among the others. */
  selfView: z.boolean().catch(true),
  /** Whether music plays while one waits alone. */
  music: z.boolean().catch(true),
  /** The invitation that was last answered with “later”. */
  waiting: waitingInvitationSchema.optional().catch(undefined),
  /** Latest first. */
  recentRooms: z.array(recentRoomSchema).max(maxRecentRooms).catch([]),
});
export type PreferenceValues = z.infer<typeof schema>;

/** Reads what was stored; anything unreadable gives the defaults. */
export function parsePreferences(stored: string | null): PreferenceValues {
  let value: unknown = {};
  try {
    value = JSON.parse(stored ?? '{}');
  } catch {
    // Damaged: start over.
  }
  return schema.safeParse(value).data ?? schema.parse({});
}

/** Puts a room in front of the list. `at` is in ms since 1970 UTC. */
export function withRecentRoom(rooms: readonly RecentRoom[], name: string, at: number): RecentRoom[] {
  return [{ name, at }, ...withoutRoom(rooms, name)].slice(0, maxRecentRooms);
}

/** @returns what waits still for somebody who went into a room */
export function stillWaiting(waiting: WaitingInvitation | undefined, room: string): WaitingInvitation | undefined {
  return waiting?.room === room ? undefined : waiting;
}

export function withoutRoom(rooms: readonly RecentRoom[], name: string): RecentRoom[] {
  return rooms.filter((room) => room.name !== name);
}
