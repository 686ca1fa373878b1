import * as z from 'zod';
import { languageSchema } from '../common.js';

/** What one may ask of one's session. */
export const sessionInput = z.strictObject({ language: languageSchema.optional() }).prefault({});
export type SessionInput = z.infer<typeof sessionInput>;

/** `id` names the session in logs and is no credential; the credential is the cookie. */
export const sessionSchema = z.object({ id: z.string(), language: languageSchema, admin: z.boolean() });
export type Session = z.infer<typeof sessionSchema>;
