import * as z from 'zod';
import { isoDateSchema, labelInput, roleSchema, roomNameInput } from '../common.js';

/** Rooms that one key may hold a role in. */
export const maxKeyRooms = 100;

export const createApiKeyInput = z.strictObject({
  /** What the key is for, as the audit shows it. */
  label: labelInput,
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
