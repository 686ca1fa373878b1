import * as z from 'zod';
import { emailInput, isoDateSchema, pageQuery, roleSchema, roomNameInput } from '../common.js';
import { displayNameSchema } from '../data/messages.js';
import { invitationTokenInput } from './invitations.js';

export const maxPasswordLength = 128;
export const passwordInput = z.string().min(1).max(maxPasswordLength);
/** The most that a room's own limit may be, whatever the instance allows: a mesh carries far fewer. */
export const maxRoomMembers = 1000;

const settings = {
  /** Nobody new gets in, except with the owners' password or an invitation. */
  locked: z.boolean().optional(),
  /** Everybody has to give a name before joining. */
  askForName: z.boolean().optional(),
  /** Nobody learns the network address of another: all media goes through TURN. Refused where the instance has none. */
  relayOnly: z.boolean().optional(),
  /** Never deleted for want of activity. For admins. */
  persistent: z.boolean().optional(),
  /** People at most; `null` for the instance's limit. For admins. */
  maxMembers: z.number().int().min(1).max(maxRoomMembers).nullable().optional(),
};

export const createRoomInput = z
  .strictObject({
    /** Left out or empty: a random name. */
    name: roomNameInput.optional(),
    ...settings,
    joinPassword: passwordInput.optional(),
    /** Reserves the room: it is kept longer, and who knows the password becomes its owner. */
    ownerPassword: passwordInput.optional(),
  })
  .prefault({});
export type CreateRoomInput = z.infer<typeof createRoomInput>;

/** What to change in a room; what is left out stays, and `null` takes a password away. */
export const changeRoomInput = z.strictObject({
  ...settings,
  joinPassword: passwordInput.nullable().optional(),
  ownerPassword: passwordInput.nullable().optional(),
});
export type ChangeRoomInput = z.infer<typeof changeRoomInput>;

/** What only a room's owners are told of it. */
export const roomSettingsSchema = z.object({
  persistent: z.boolean(),
  /** People at most, `null` for the instance's limit. */
  maxMembers: z.number().int().nullable(),
  createdAt: isoDateSchema,
  lastActivityAt: isoDateSchema,
  /** When it is deleted if nobody comes, `null` for never. */
  expiresAt: isoDateSchema.nullable(),
});
export type RoomSettings = z.infer<typeof roomSettingsSchema>;

/** What the door of a room shows before anybody is let in, and to its owners its settings. */
export const roomSchema = z.object({
  name: z.string(),
  locked: z.boolean(),
  /** Whether a password is asked for, never the password. */
  joinPassword: z.boolean(),
  /** Whether there is a password that makes one an owner: the room is reserved. */
  ownerPassword: z.boolean(),
  askForName: z.boolean(),
  /** Whether all media goes through TURN, so that nobody learns the address of another. */
  relayOnly: z.boolean(),
  /** People in the room now. */
  members: z.number().int().nonnegative(),
  full: z.boolean(),
  /** The asker's role in this room, `null` for none yet. */
  role: roleSchema.nullable(),
  /** For owners; `null` for everybody else. */
  settings: roomSettingsSchema.nullable(),
});
export type Room = z.infer<typeof roomSchema>;

export const roomSorts = ['name', '-name', 'createdAt', '-createdAt', 'lastActivityAt', '-lastActivityAt'] as const;
export const listRoomsQuery = pageQuery.extend({
  /** Part of the name. */
  q: z.string().max(49).optional(),
  /** A field, with `-` for the other way round. */
  sort: z.enum(roomSorts).default('name'),
});
export type ListRoomsQuery = z.infer<typeof listRoomsQuery>;

export const roomsSchema = z.object({ items: z.array(roomSchema), nextCursor: z.string().nullable() });
export type Rooms = z.infer<typeof roomsSchema>;

export const authenticationInput = z
  .strictObject({
    password: passwordInput.optional(),
    /** The token of an invitation. It is bound to who uses it first; who holds a role already does not use it up. */
    invitation: invitationTokenInput.optional(),
  })
  .prefault({});
export type AuthenticationInput = z.infer<typeof authenticationInput>;

export const authenticationSchema = z.object({ role: roleSchema });
export type Authentication = z.infer<typeof authenticationSchema>;

export const maxNotificationAddresses = 50;
/** Whom to tell by mail that somebody joined. */
export const notificationsSchema = z.strictObject({
  emails: z.array(emailInput).max(maxNotificationAddresses),
});
export type Notifications = z.infer<typeof notificationsSchema>;

/** Who joined, for the mails; a name is taken only where the room asks for one. */
export const joinNotificationInput = z.strictObject({ displayName: displayNameSchema.optional() }).prefault({});
export type JoinNotificationInput = z.infer<typeof joinNotificationInput>;
