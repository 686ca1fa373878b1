import * as z from 'zod';
import { isoDateSchema } from '../common.js';

/** Hours that the overview looks back, the running one among them. */
export const overviewHours = 24;

export const overviewHourSchema = z.object({
  /** When the hour began. */
  start: isoDateSchema,
  joins: z.number().int().nonnegative(),
  /** Wrong passwords, rooms that were full, and calls by who held no role. */
  failedJoins: z.number().int().nonnegative(),
});
export type OverviewHour = z.infer<typeof overviewHourSchema>;

export const overviewSchema = z.object({
  version: z.string(),
  /** When the process that answers was started. */
  startedAt: isoDateSchema,
  /** Rooms that there are. */
  rooms: z.number().int().nonnegative(),
  /** Rooms with somebody in them now. */
  meetings: z.number().int().nonnegative(),
  /** Places that are taken now, in all rooms. */
  people: z.number().int().nonnegative(),
  /** The last hours by the clock, the oldest first, the running one last. */
  hours: z.array(overviewHourSchema).length(overviewHours),
  /** Why the theme that the settings name is not shown, one line for each thing; empty where it is. */
  themeProblems: z.array(z.string()),
  mails: z.object({
    waiting: z.number().int().nonnegative(),
    /** Those of the waiting that were tried and could not be sent yet. */
    delayed: z.number().int().nonnegative(),
    /** Given up, of those that are remembered. */
    failed: z.number().int().nonnegative(),
    /** Since when the oldest waits; `null` where none does. */
    oldestAt: isoDateSchema.nullable(),
  }),
});
export type Overview = z.infer<typeof overviewSchema>;
