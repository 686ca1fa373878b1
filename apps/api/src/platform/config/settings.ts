import { maxFrameBytes } from '@vroom/contract';
import * as z from 'zod';
import {
  addressList,
  choice,
  databaseDsn,
  integer,
  listenAddress,
  names,
  passwordOrHash,
  uriList,
} from './setting-types.js';

/**
 * Every setting, by the section and name it has in `settings.ini`; the environment variable is `VROOM_<SECTION>_<NAME>`.
 * The values are texts, as a file or the environment gives them. A `describe` is what the settings table in the
 * README says; settings.spec.ts holds the two together.
 */
export const settingsSchema = z.object({
  admin: z.object({
    password: passwordOrHash
      .default('')
      .describe("The administrators' password, or better its argon2id hash. While it is empty nobody can sign in."),
  }),
  daemon: z.object({
    listen_ip: listenAddress.default('127.0.0.1').describe('The address to listen on.'),
    listen_port: integer(0, 65535).default(8090).describe('The port to listen on; 0 takes a free one.'),
    log_level: choice(['debug', 'info', 'warn', 'error', 'fatal'])
      .default('info')
      .describe(
        'The least level that is logged, of `debug`, `info`, `warn`, `error` and `fatal`. The audit is `info`.',
      ),
    trusted_proxies: addressList
      .default(['127.0.0.1/8', '::1/128'])
      .describe('Addresses of reverse proxies whose X-Forwarded-For is believed.'),
    max_connections: integer(1, 100_000).default(200).describe('Signaling connections of one client address at most.'),
    message_rate: integer(1, 1_000_000)
      .default(100)
      .describe('Commands a second of one connection; ten times as many at once. Who sends more is disconnected.'),
    request_rate: integer(1, 1_000_000).default(1200).describe('REST calls a minute of one client address.'),
    session_rate: integer(1, 1_000_000).default(120).describe('New sessions a minute of one client address.'),
    max_body_size: integer(1024, 100_000_000).default(102_400).describe('Bytes of the body of a REST call at most.'),
    max_frame_size: integer(65_536, 100_000_000)
      .default(maxFrameBytes)
      .describe('Bytes of one signaling frame at most.'),
  }),
  database: z.object({
    dsn: databaseDsn.default('sqlite:data/vroom.db').describe('Where the data is kept.'),
  }),
  directories: z.object({
    music: z
      .string()
      .default('')
      .describe('A folder of music for who waits alone, beside the pieces that are included: see docs/music.md.'),
  }),
  interface: z.object({
    name: z.string().min(1, { error: 'a name' }).max(60).default('VROOM').describe('What the instance is called.'),
  }),
  rooms: z.object({
    max_members: integer(0, 1000).default(25).describe('How many people may be in a room; 0 for no limit.'),
    inactivity_timeout: integer(1, 5_256_000)
      .default(60)
      .describe('Minutes without anybody in it after which a room is deleted.'),
    reserved_inactivity_timeout: integer(0, 5_256_000)
      .default(86_400)
      .describe('The same for a room that is reserved (has an owner password); 0 for never.'),
    common_names: names.default([]).describe('Names that may be used for a room, but not reserved.'),
  }),
  turn: z.object({
    stun_server: uriList(['stun', 'stuns']).default([]).describe('STUN servers, such as `stun:stun.example.net:3478`.'),
    turn_server: uriList(['turn', 'turns'])
      .default([])
      .describe('TURN servers, such as `turns:turn.example.net:5349`.'),
    credentials: choice(['static', 'rest'])
      .default('static')
      .describe(
        '`static` (the user and password below), or `rest`: credentials that last five minutes, by the secret key.',
      ),
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
export const secretSettings: ReadonlySet<string> = new Set(['admin.password', 'turn.turn_password', 'turn.secret_key']);
