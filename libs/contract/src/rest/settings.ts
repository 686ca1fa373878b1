import * as z from 'zod';

/** Where the value of a setting came from. */
export const settingSources = ['default', 'file', 'environment'] as const;

/** One setting that is in force. */
export const settingSchema = z.object({
  section: z.string(),
  name: z.string(),
  /** The environment variable that sets it. */
  variable: z.string(),
  /** As a file would have it, lists separated by commas; `null` for a secret, which is told to nobody. */
  value: z.string().nullable(),
  /** Whether it is a secret, and so never shown. */
  secret: z.boolean(),
  /** Whether there is a value, for secrets too. */
  set: z.boolean(),
  source: z.enum(settingSources),
  /** The file and the line it came from, such as `conf/settings.ini:12`; `null` where it is of no file. */
  place: z.string().nullable(),
  /** What it is, in English, as in the documentation; `` ` `` around what is typed. */
  description: z.string(),
});
export type Setting = z.infer<typeof settingSchema>;

export const settingsSchema = z.object({ items: z.array(settingSchema) });
export type InstanceSettings = z.infer<typeof settingsSchema>;
