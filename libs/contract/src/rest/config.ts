import * as z from 'zod';
import { languageSchema } from '../common.js';

/** What a browser needs to know of the instance before anything else. */
export const configSchema = z.object({
  name: z.string(),
  version: z.string(),
  languages: z.array(languageSchema),
  limits: z.object({
    /** People in one room; 0 where the instance sets no limit. */
    maxMembers: z.number().int().nonnegative(),
  }),
  media: z.object({
    /** Camera frames per second. */
    frameRate: z.number(),
  }),
});
export type InstanceConfig = z.infer<typeof configSchema>;
