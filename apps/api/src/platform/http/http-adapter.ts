import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { ExpressAdapter } from '@nestjs/platform-express';
import type { Settings } from '../config/settings.js';
import type { ServedTls } from '../tls/serve-tls.js';
import { basePathOf, stripBasePath } from './base-path.js';

/** How often Node looks for connections that have had their time, in ms. */
const checkInterval = 1000;

/** Express behind a server of our own: with TLS where it has a certificate, and with the bounds of the settings. */
export class HttpAdapter extends ExpressAdapter {
  private readonly open = new Set<Socket>();
  private closing = false;

  constructor(
    private readonly daemon: Settings['daemon'],
    private readonly tls: ServedTls | undefined,
  ) {
    super();
  }

  override initHttpServer(): void {
    const server = this.createServer();
    // What is one too many is closed here, too, where there are several processes: handed on to the next one it might go round for ever.
    Object.assign(server, { maxConnections: this.daemon.max_total_connections, dropMaxConnection: true });
    const base = basePathOf(this.daemon);
    // Ahead of Socket.IO, which listens later.
    server.on('upgrade', (request) => stripBasePath(request, base));
    server.on('connection', (socket: Socket) => this.keep(socket));
    this.endWithAnswers(server);
    // What a request has for its socket, where there is TLS.
    server.on('secureConnection', forgetNobody);
    this.httpServer = server;
  }

  override close(): ReturnType<ExpressAdapter['close']> {
    const closed = super.close();
    // A browser keeps connections open; without this a stop would wait for them.
    for (const socket of this.open) socket.destroy();
    return closed;
  }

  private createServer(): Server {
    const application: RequestListener = this.getInstance();
    const { max_header_size, header_timeout, request_timeout } = this.daemon;
    const bounds = {
      maxHeaderSize: max_header_size,
      headersTimeout: header_timeout * 1000,
      requestTimeout: request_timeout * 1000,
      connectionsCheckingInterval: checkInterval,
    };
    if (!this.tls) return createPlainServer(bounds, application);
    // Before the handshake there are no headers that could be waited for.
    const handshakeTimeout = bounds.headersTimeout;
    const server = createTlsServer({ ...bounds, handshakeTimeout, ...this.tls.keyPair }, application);
    this.tls.keepRenewed(server);
    return server;
  }

  /**
   * A server that closes lets go of connections without a call, and waits for the others as long as a client keeps them. So these end with
   * their answers. Socket.IO closes it first, and Nest once more.
   */
  private endWithAnswers(server: Server): void {
    const close = server.close.bind(server);
    server.close = (done) => {
      this.closing = true;
      return close(done);
    };
    server.on('request', (_request, response) => {
      response.once('close', () => {
        if (this.closing) setImmediate(() => server.closeIdleConnections());
      });
    });
  }

  private keep(socket: Socket): void {
    // It was on its way when the last ones were closed.
    if (this.closing) socket.destroy();
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    forgetNobody(socket);
  }
}

/**
 * Node remembers an address that was asked for once. Who has hung up already has none: no limit and no audit would know whose
 * call it is, and nobody waits for the answer.
 */
function forgetNobody(socket: Socket): void {
  if (socket.remoteAddress === undefined) socket.destroy();
}
