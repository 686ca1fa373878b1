import * as z from 'zod';
import { languageSchema } from '../common.js';

/** Codecs of a video; `auto` leaves it to the browsers. */
export const videoCodecs = ['auto', 'vp8', 'vp9', 'h264', 'av1'] as const;

/** HTML in each language, of which the server has left words and links alone. */
const localizedHtml = z.record(languageSchema, z.string());

/** What the instance looks like. Addresses are relative to that of the app. */
export const themeSchema = z.object({
  /** By which the settings name it. */
  id: z.string(),
  name: z.string(),
  /** A picture in place of the app's own mark. */
  logo: z.string().nullable(),
  /** For dark screens, where the other one is not for them too. */
  logoDark: z.string().nullable(),
  /** What stands on the home page. */
  welcome: localizedHtml.nullable(),
  /** In place of texts of the app, by their keys in `libs/i18n`. */
  texts: z.partialRecord(languageSchema, z.record(z.string(), z.string())),
});
export type ThemeView = z.infer<typeof themeSchema>;

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
    /** kbit/s that a browser sends at most, to all others together. */
    maxUplink: z.number().int().positive(),
    /** The codec that browsers offer first. */
    codec: z.enum(videoCodecs),
    /** Whether there is a TURN server, through which people may hide their addresses from each other. */
    relay: z.boolean(),
  }),
  /** What this instance has switched on. */
  features: z.object({
    /** Whether there is somebody whom feedback goes to. */
    feedback: z.boolean(),
    /** Whether each room has a pad, in an Etherpad. */
    etherpad: z.boolean(),
    /** Whether the app shows the documentation, at `/documentation`. */
    demo: z.boolean(),
  }),
  theme: themeSchema,
  /** What stands at the foot of the pages. */
  poweredBy: localizedHtml.nullable(),
});
export type InstanceConfig = z.infer<typeof configSchema>;
