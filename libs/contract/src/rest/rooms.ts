import * as z from 'zod';
import { roleSchema, roomNameInput } from '../common.js';

export const createRoomInput = z
  .strictObject({
    /** Left out or empty: a random name. */
    name: roomNameInput.optional(),
    locked: z.boolean().optional(),
    askForName: z.boolean().optional(),
  })
  .prefault({});
export type CreateRoomInput = z.infer<typeof createRoomInput>;

/** What the door of a room shows before anybody is let in. */
export const roomSchema = z.object({
  name: z.string(),
  locked: z.boolean(),
  /** Whether a password is asked for, never the password. */
  joinPassword: z.boolean(),
  ownerPassword: z.boolean(),
  askForName: z.boolean(),
  /** People in the room now. */
  members: z.number().int().nonnegative(),
  full: z.boolean(),
  /** The asker's role in this room, `null` for none yet. */
  role: roleSchema.nullable(),
});
export type Room = z.infer<typeof roomSchema>;

export const authenticationInput = z.strictObject({}).prefault({});
export type AuthenticationInput = z.infer<typeof authenticationInput>;

export const authenticationSchema = z.object({ role: roleSchema });
export type Authentication = z.infer<typeof authenticationSchema>;
