import * as z from 'zod';
import { isoDateSchema, roleSchema, roomNameInput } from '../common.js';

/** Rooms that one key may hold a role in. */
export const maxKeyRooms = 100;

// A line break or a mark that turns the direction of writing would let a label pass for something else in the audit.
const printable = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u;

export const createApiKeyInput = z.strictObject({
  /** What the key is for, as the audit shows it. */
  label: z.string().trim().min(1).max(60).regex(printable),
  /** May do everything, in every room. */
  admin: z.boolean().default(false),
  /** Roles in single rooms. */
  rooms: z
    .array(z.strictObject({ name: roomNameInput, role: roleSchema.exclude(['admin']) }))
    .max(maxKeyRooms)
    .default([]),
  /** When it stops working; left out for never. */
  expiresAt: isoDateSchema.optional(),
});
export type CreateApiKeyInput = z.infer<typeof createApiKeyInput>;

export const apiKeySchema = z.object({
  id: z.string(),
  label: z.string(),
  admin: z.boolean(),
  rooms: z.array(z.object({ name: z.string(), role: roleSchema })),
  createdAt: isoDateSchema,
  expiresAt: isoDateSchema.nullable(),
  /** To the minute, `null` for never. */
  lastUsedAt: isoDateSchema.nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

/** The key itself is here and nowhere else: the server keeps its hash. */
export const newApiKeySchema = apiKeySchema.extend({ key: z.string() });
export type NewApiKey = z.infer<typeof newApiKeySchema>;

export const apiKeysSchema = z.object({ items: z.array(apiKeySchema) });
export type ApiKeys = z.infer<typeof apiKeysSchema>;
