import * as z from 'zod';
import { choice, databaseDsn, integer, listenAddress, uriList } from './setting-types.js';

/**
 * Every setting, by the section and name it has in `settings.ini`; the environment variable is `VROOM_<SECTION>_<NAME>`.
 * The values are texts, as a file or the environment gives them. A `describe` is what the settings table in the docs says.
 */
export const settingsSchema = z.object({
  daemon: z.object({
    listen_ip: listenAddress.default('127.0.0.1').describe('The address to listen on.'),
    listen_port: integer(0, 65535).default(8090).describe('The port to listen on; 0 takes a free one.'),
    log_level: choice(['debug', 'info', 'warn', 'error', 'fatal'])
      .default('info')
      .describe('The least level that is logged.'),
  }),
  database: z.object({
    dsn: databaseDsn.default('sqlite:data/vroom.db').describe('Where the data is kept.'),
  }),
  interface: z.object({
    name: z.string().min(1, { error: 'a name' }).max(60).default('VROOM').describe('What the instance is called.'),
  }),
  rooms: z.object({
    max_members: integer(0, 1000).default(0).describe('How many people may be in a room; 0 for no limit.'),
  }),
  turn: z.object({
    stun_server: uriList(['stun', 'stuns']).default([]).describe('STUN servers, RFC 7064 URIs.'),
    turn_server: uriList(['turn', 'turns']).default([]).describe('TURN servers, RFC 7065 URIs.'),
    credentials: choice(['static', 'rest']).default('static').describe('How TURN credentials are made.'),
    turn_user: z.string().default('').describe('User name for static credentials.'),
    turn_password: z.string().default('').describe('Password for static credentials.'),
    secret_key: z.string().default('').describe('The secret shared with the TURN server, for rest credentials.'),
  }),
  video: z.object({
    frame_rate: integer(1, 60).default(15).describe('Camera frames per second.'),
  }),
});

export type Settings = z.output<typeof settingsSchema>;

/** Settings whose value never stands in a message or a log. */
export const secretSettings: ReadonlySet<string> = new Set(['turn.turn_password', 'turn.secret_key']);
