import { maxFrameBytes } from '@vroom/contract';
import * as z from 'zod';
import { addressList, basePath, choice, integer, listenAddress, publicUrl, workerCount } from './setting-types.js';

/** How the server listens, whom it believes, and what it bounds. */
export const daemonSettings = z.object({
  listen_ip: listenAddress.default('127.0.0.1').describe('The address to listen on.'),
  listen_port: integer(0, 65535).default(8090).describe('The port to listen on; 0 takes a free one.'),
  workers: workerCount
    .default(1)
    .describe(
      'How many processes share the work, `auto` for one a core; more than one needs Redis: see docs/processes.md.',
    ),
  public_url: publicUrl
    .default('')
    .describe(
      'Where people reach this instance, such as `https://meet.example.org`, for links in mails; needed where mails are sent, but not for an outbox.',
    ),
  base_path: basePath
    .default('')
    .describe('The path under which people reach it, such as `/vroom`; by default that of the public URL.'),
  tls_cert: z
    .string()
    .default('')
    .describe(
      'A file with a certificate (PEM) and what vouches for it, to speak HTTPS without a proxy: see docs/proxies.md.',
    ),
  tls_key: z.string().default('').describe('The file with its key. Both are read again when they change.'),
  hsts_max_age: integer(0, 63_072_000)
    .default(15_552_000)
    .describe('Seconds for which browsers keep to HTTPS once they have come by it (HSTS); 0 does not ask them to.'),
  log_level: choice(['debug', 'info', 'warn', 'error', 'fatal'])
    .default('info')
    .describe('The least level that is logged, of `debug`, `info`, `warn`, `error` and `fatal`. The audit is `info`.'),
  trusted_proxies: addressList
    .default(['127.0.0.1/8', '::1/128'])
    .describe('Addresses of reverse proxies whose X-Forwarded-For is believed.'),
  max_connections: integer(1, 100_000)
    .default(200)
    .describe('Signaling connections of one client address to one process at most.'),
  max_total_connections: integer(1, 1_000_000)
    .default(10_000)
    .describe('Connections of all clients together to one process at most; the next ones are closed at once.'),
  message_rate: integer(1, 1_000_000)
    .default(100)
    .describe('Commands a second of one connection; ten times as many at once. Who sends more is disconnected.'),
  request_rate: integer(1, 1_000_000).default(1200).describe('REST calls a minute of one client address.'),
  session_rate: integer(1, 1_000_000).default(120).describe('New sessions a minute of one client address.'),
  sample_rate: integer(1, 1_000_000).default(60).describe('Samples of the upload a minute of one client address.'),
  max_body_size: integer(1024, 100_000_000).default(102_400).describe('Bytes of the body of a REST call at most.'),
  max_header_size: integer(4096, 1_000_000)
    .default(16_384)
    .describe('Bytes of the headers of a request at most, all together.'),
  header_timeout: integer(1, 3600).default(10).describe('Seconds in which the headers of a request must have come.'),
  request_timeout: integer(1, 86_400).default(60).describe('Seconds in which all of a request must have come.'),
  max_frame_size: integer(65_536, 100_000_000).default(maxFrameBytes).describe('Bytes of one signaling frame at most.'),
});
