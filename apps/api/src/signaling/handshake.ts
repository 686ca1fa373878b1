import { Injectable, Logger } from '@nestjs/common';
import { contractVersion, handshakeSchema } from '@vroom/contract';
import { AuditService } from '../audit/audit.service.js';
import { denialEvent } from '../audit/denials.js';
import { nobodyAt } from '../platform/events/actor.js';
import { acceptedLanguage, ProblemTexts } from '../platform/errors/problem-texts.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { loggedProblemOf } from '../platform/errors/problem-of.js';
import { ClientAddresses } from '../platform/http/client-addresses.js';
import { RequestIds } from '../platform/http/request-ids.js';
import { isSameOrigin } from '../platform/http/same-origin.js';
import type { Principal } from '../platform/http/request.js';
import { onBehalfOf } from '../platform/logging/origin.js';
import { Meters } from '../platform/metrics/meters.js';
import { sessionCredentials } from '../sessions/credentials.js';
import { PrincipalsService } from '../sessions/principals.service.js';
import type { PeerSocket } from './peer-socket.js';

/** How long a refused client may take to read why, in ms. */
const farewellTime = 1000;

/** Decides at the handshake who a socket belongs to; without a session or a key, or from a foreign page, there is no socket. */
@Injectable()
export class Handshake {
  private readonly logger = new Logger('Handshake');

  constructor(
    private readonly principals: PrincipalsService,
    private readonly addresses: ClientAddresses,
    private readonly texts: ProblemTexts,
    private readonly audit: AuditService,
    private readonly ids: RequestIds,
    private readonly meters: Meters,
  ) {}

  /** A Socket.IO middleware. What it refuses reaches the client as `connect_error` with `{code, title}` in `data`. */
  readonly middleware = (socket: PeerSocket, next: (error?: Error) => void): void => {
    const connectionId = this.ids.of(socket.request);
    socket.data.connectionId = connectionId;
    void onBehalfOf({ connectionId }, () =>
      this.admit(socket).then(
        () => next(),
        (error: unknown) => {
          next(this.refusal(error, socket));
          // Socket.IO would keep the connection open for a better try, for as long as the connect timeout.
          setTimeout(() => socket.conn.close(), farewellTime).unref();
        },
      ),
    );
  };

  private async admit(socket: PeerSocket): Promise<void> {
    const { headers, auth } = socket.handshake;
    const parsed = handshakeSchema.safeParse(auth);
    // The socket lives long and is looked at when something goes wrong: no key is kept in it, nor what nobody knows.
    socket.handshake.auth = { version: parsed.data?.version };
    if (!isSameOrigin(headers.origin, headers.host)) throw new ProblemError('origin_denied');
    if (parsed.data?.version !== contractVersion) throw new ProblemError('version_mismatch');
    socket.data.principal = await this.principal(socket, parsed.data.apiKey);
  }

  private async principal({ handshake: { headers }, request }: PeerSocket, key?: string): Promise<Principal> {
    const credentials = key === undefined ? sessionCredentials(headers.cookie) : { key };
    const language = acceptedLanguage(headers['accept-language']);
    const principal = await this.principals.find(credentials, { address: this.addresses.of(request), language });
    if (!principal) throw new ProblemError('unauthenticated');
    return principal;
  }

  private refusal(error: unknown, socket: PeerSocket): Error {
    const { code, details } = loggedProblemOf(error, this.logger);
    this.meters.refused(code, 'handshake');
    const denial = denialEvent(code);
    if (denial) this.audit.recordDenial(denial, nobodyAt(this.addresses.of(socket.request)), `handshake ${code}`);
    const language = acceptedLanguage(socket.handshake.headers['accept-language']);
    return Object.assign(new Error(code, { cause: error }), {
      data: { code, title: this.texts.title(code, language), ...details },
    });
  }
}
