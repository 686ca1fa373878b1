import { Injectable, Logger } from '@nestjs/common';
import { contractVersion, handshakeSchema } from '@vroom/contract';
import { acceptedLanguage, ProblemTexts } from '../platform/errors/problem-texts.js';
import { ProblemError } from '../platform/errors/problem-error.js';
import { loggedProblemOf } from '../platform/errors/problem-of.js';
import { ClientAddresses } from '../platform/http/client-addresses.js';
import { isSameOrigin } from '../platform/http/same-origin.js';
import type { Principal } from '../platform/http/request.js';
import { sessionToken } from '../sessions/session-cookie.js';
import { SessionsService } from '../sessions/sessions.service.js';
import type { PeerSocket } from './peer-socket.js';

/** How long a refused client may take to read why, in ms. */
const farewellTime = 1000;

/** Decides at the handshake who a socket belongs to; without a session, or from a foreign page, there is no socket. */
@Injectable()
export class Handshake {
  private readonly logger = new Logger('Handshake');

  constructor(
    private readonly sessions: SessionsService,
    private readonly addresses: ClientAddresses,
    private readonly texts: ProblemTexts,
  ) {}

  /** A Socket.IO middleware. What it refuses reaches the client as `connect_error` with `{code, title}` in `data`. */
  readonly middleware = (socket: PeerSocket, next: (error?: Error) => void): void => {
    this.admit(socket).then(
      () => next(),
      (error: unknown) => {
        next(this.refusal(error, socket));
        // Socket.IO would keep the connection open for a better try, for as long as the connect timeout.
        setTimeout(() => socket.conn.close(), farewellTime).unref();
      },
    );
  };

  private async admit(socket: PeerSocket): Promise<void> {
    const { headers, auth } = socket.handshake;
    if (!isSameOrigin(headers.origin, headers.host)) throw new ProblemError('origin_denied');
    const parsed = handshakeSchema.safeParse(auth);
    if (parsed.data?.version !== contractVersion) throw new ProblemError('version_mismatch');
    // Only what is known is kept.
    socket.handshake.auth = parsed.data;
    socket.data.principal = await this.principal(headers.cookie, this.addresses.of(socket.request));
  }

  private async principal(cookie: string | undefined, address: string): Promise<Principal> {
    const principal = await this.sessions.find(sessionToken(cookie), address);
    if (!principal) throw new ProblemError('unauthenticated');
    return principal;
  }

  private refusal(error: unknown, socket: PeerSocket): Error {
    const { code } = loggedProblemOf(error, this.logger);
    const language = acceptedLanguage(socket.handshake.headers['accept-language']);
    return Object.assign(new Error(code, { cause: error }), {
      data: { code, title: this.texts.title(code, language) },
    });
  }
}
