import { videoCodecs } from '@vroom/contract';
import * as z from 'zod';
import { daemonSettings } from './daemon-settings.js';
import { etherpadSettings } from './etherpad-settings.js';
import { metricsSettings } from './metrics-settings.js';
import {
  addressList,
  choice,
  databaseDsn,
  headerName,
  integer,
  mailAddress,
  names,
  passwordOrHash,
  redisUrl,
  smtpUrl,
  themeName,
  uriList,
} from './setting-types.js';

/**
 * Every setting, by the section and name it has in `settings.ini`; the environment variable is `VROOM_<SECTION>_<NAME>`.
 * The values are texts, as a file or the environment gives them. A `describe` is what docs/settings.md and
 * docs/settings.example.ini say: `npm run settings` writes them.
 */
export const settingsSchema = z.object({
  admin: z.object({
    password: passwordOrHash
      .default('')
      .describe("The administrators' password, or better its argon2id hash. While it is empty, the file below counts."),
    password_file: z
      .string()
      .min(1, { error: 'a file' })
      .default('data/admin-password')
      .describe(
        "The file with the hash of the administrators' password, as `npm run vroom -- admin set-password` writes it.",
      ),
    proxy_header: headerName
      .default('')
      .describe(
        'A header such as `X-Remote-User`, in which a proxy says who has signed in there as an administrator: see docs/admin.md.',
      ),
    proxy_addresses: addressList
      .default([])
      .describe('Addresses of the proxies that are believed that header; each must remove it from what others send.'),
  }),
  audit: z.object({
    retention: integer(0, 36_500)
      .default(0)
      .describe('Days for which the audit is kept, counted in whole days of UTC; 0 for ever: see docs/audit.md.'),
    spill_file: z
      .string()
      .min(1, { error: 'a file' })
      .default('data/audit-spill.db')
      .describe('The file in which events of the audit wait while the database is away: see docs/database.md.'),
  }),
  daemon: daemonSettings,
  database: z.object({
    dsn: databaseDsn
      .default('sqlite:data/vroom.db')
      .describe('Where the data is kept: an SQLite file, or MySQL or MariaDB by `mysql://…`: see docs/database.md.'),
    user: z.string().default('').describe('User name for MySQL or MariaDB, where the DSN names none.'),
    password: z.string().default('').describe('Password for MySQL or MariaDB, where the DSN names none.'),
    redis: redisUrl
      .default('')
      .describe(
        'Where several processes share a database: the Redis server through which they work together, such as `redis://localhost:6379`: see docs/processes.md.',
      ),
  }),
  directories: z.object({
    music: z
      .string()
      .default('')
      .describe('A folder of music for who waits alone, beside the pieces that are included: see docs/music.md.'),
    themes: z
      .string()
      .default('')
      .describe('A folder of themes of your own, beside those that are included: see docs/themes.md.'),
  }),
  email: z.object({
    from: mailAddress.default('vroom@localhost').describe('The address that mails come from.'),
    contact: mailAddress
      .or(z.literal(''))
      .default('')
      .describe('Who gets what people write in the feedback form; while it is empty there is no form.'),
    smtp: smtpUrl
      .default('')
      .describe(
        'The mail server, such as `smtp://user:password@mail.example.net:587` or `smtps://…`: see docs/mail.md.',
      ),
    sendmail: z
      .string()
      .regex(/^(\/.+)?$/, { error: 'the path of a program such as /usr/sbin/sendmail' })
      .default('')
      .describe('In place of a mail server, a program that takes mails as sendmail does.'),
    outbox: z
      .string()
      .min(1, { error: 'a folder' })
      .default('data/outbox')
      .describe('The folder in which mails are laid down as `.eml` files while neither of the two above is set.'),
    retry_interval: integer(1, 3600)
      .default(60)
      .describe(
        'Seconds after a mail that could not be sent until the next try; each time twice as long, up to an hour.',
      ),
    retry_timeout: integer(1, 20_160)
      .default(2880)
      .describe("Minutes after which a mail that can't be sent is given up."),
    hourly_limit: integer(1, 1_000_000)
      .default(2000)
      .describe(
        'Mails an hour of all people together; above it invitations and feedback are refused, and mails about joins dropped.',
      ),
  }),
  etherpad: etherpadSettings,
  interface: z.object({
    name: z.string().min(1, { error: 'a name' }).max(60).default('VROOM').describe('What the instance is called.'),
    template: themeName
      .default('default')
      .describe('The theme, by the name of its folder: what the pages look like. See docs/themes.md.'),
    powered_by: z
      .string()
      .max(1000, { error: 'at most 1000 characters' })
      .default('')
      .describe(
        "What stands at the foot of the pages, with links where they are wanted (a little HTML), in place of the theme's.",
      ),
    demo: choice(['0', '1'])
      .default('0')
      .describe('With `1` the app shows the documentation, at `/documentation`, with contents and search.'),
  }),
  metrics: metricsSettings,
  rooms: z.object({
    max_members: integer(0, 1000).default(25).describe('How many people may be in a room; 0 for no limit.'),
    inactivity_timeout: integer(1, 5_256_000)
      .default(60)
      .describe('Minutes without anybody in it after which a room is deleted.'),
    reserved_inactivity_timeout: integer(0, 5_256_000)
      .default(86_400)
      .describe('The same for a room that is reserved (has an owner password); 0 for never.'),
    invitation_timeout: integer(1, 525_600)
      .default(10_080)
      .describe('Minutes for which an invitation is good, from when it is sent or from the beginning of the meeting.'),
    common_names: names.default([]).describe('Names that may be used for a room, but not reserved.'),
  }),
  turn: z.object({
    stun_server: uriList(['stun', 'stuns'], 'stun:stun.example.net:3478')
      .default([])
      .describe('STUN servers, such as `stun:stun.example.net:3478`.'),
    turn_server: uriList(['turn', 'turns'], 'turn:turn.example.net:3478?transport=tcp')
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
    max_uplink: integer(100, 1_000_000)
      .default(4000)
      .describe('What one browser sends at most, to all others together, in kbit/s.'),
    codec: choice([...videoCodecs])
      .default('auto')
      .describe('The video codec to prefer, of `vp8`, `vp9`, `h264` and `av1`; `auto` leaves it to the browsers.'),
  }),
});

export type Settings = z.output<typeof settingsSchema>;

/** Settings whose value never stands in a message or a log. */
export const secretSettings: ReadonlySet<string> = new Set([
  'admin.password',
  'database.password',
  'database.redis',
  'email.smtp',
  'etherpad.api_key',
  'metrics.token',
  'turn.turn_password',
  'turn.secret_key',
]);
