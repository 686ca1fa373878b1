import * as z from 'zod';
import { isoDateSchema } from '../common.js';

/** What came of trying a STUN or TURN server out. The codes are stable. */
export const iceCheckCodes = [
  'stun_works',
  /** It gave a relay, and the relay passed on what it was given. */
  'turn_works',
  /** Nothing came back in time. */
  'no_answer',
  /** Its name is not known, or nobody listens there. */
  'unreachable',
  /** It shows a TLS certificate that browsers don't trust. */
  'certificate',
  'credentials_refused',
  /** A quota is reached, or it has no room left. */
  'server_full',
  /** It gave a relay, but the relay does not reach itself, as two people who are both relayed have to. */
  'no_relay',
  'refused',
  /** TURN over DTLS, which the server can't speak. */
  'not_checkable',
  'stun_missing',
  'turn_udp_missing',
  'turn_tcp_missing',
  'turn_tls_missing',
] as const;
export type IceCheckCode = (typeof iceCheckCodes)[number];

export const iceCheckSchema = z.object({
  /** As in the settings; `null` where nothing of the kind is set. */
  server: z.string().nullable(),
  kind: z.enum(['stun', 'turn']),
  transport: z.enum(['udp', 'tcp', 'tls']),
  ok: z.boolean(),
  code: z.enum(iceCheckCodes),
  /** The same in a sentence, in the asker's language. */
  title: z.string(),
  /** How long it took; `null` where it did not work. */
  milliseconds: z.number().int().nonnegative().nullable(),
});
export type IceCheck = z.infer<typeof iceCheckSchema>;

export const iceChecksSchema = z.object({
  /** A finding holds for half a minute; who asks within it gets the same. */
  checkedAt: isoDateSchema,
  items: z.array(iceCheckSchema),
});
export type IceChecks = z.infer<typeof iceChecksSchema>;
