import * as z from 'zod';
import { isoDateSchema } from '../common.js';
import { passwordInput } from './rooms.js';

export const adminSessionInput = z
  .strictObject({
    /** Left out where a reverse proxy says who somebody is. */
    password: passwordInput.optional(),
  })
  .prefault({});
export type AdminSessionInput = z.infer<typeof adminSessionInput>;

/** How one becomes an administrator: by the password, or by what a trusted reverse proxy says. */
export const adminSignInMethods = ['password', 'proxy'] as const;
export type AdminSignInMethod = (typeof adminSignInMethods)[number];

export const adminStatusSchema = z.object({
  /** Whether who asks is an administrator. */
  admin: z.boolean(),
  /** Until when the session is one, whatever it does; `null` where it is none, and for an API key. */
  until: isoDateSchema.nullable(),
  /** What is open to who asks, from where they ask; empty where nobody can sign in. */
  methods: z.array(z.enum(adminSignInMethods)),
});
export type AdminStatus = z.infer<typeof adminStatusSchema>;
