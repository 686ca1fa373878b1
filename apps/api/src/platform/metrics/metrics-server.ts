import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ListenPlace } from '../config/listen-place.js';
import { SettingsError } from '../config/load-settings.js';
import { showsToken } from './bearer.js';
import { expositionType } from './exposition.js';

export interface MetricsServerOptions extends ListenPlace {
  /** What must be shown; nothing where it is empty. */
  token: string;
  /** @returns the text that Prometheus reads */
  scrape: () => Promise<string>;
  failed: (error: unknown) => void;
}

/** How long a request may take to be said, in ms. */
const patience = 5000;

/** The HTTP server that has the metrics and nothing else. Without Nest: where several processes work, the one above them runs it. */
export class MetricsServer {
  private constructor(private readonly server: Server) {}

  /** @throws SettingsError where it can't listen there */
  static async open(options: MetricsServerOptions): Promise<MetricsServer> {
    const { host, port } = options;
    const server = createServer({ requestTimeout: patience, headersTimeout: patience }, (request, response) => {
      answer(request, response, options).catch((error: unknown) => {
        options.failed(error);
        if (!response.headersSent) refuse(response, 500, 'The metrics could not be read; the log says why.');
        else response.destroy();
      });
    });
    server.listen(port, host);
    try {
      await once(server, 'listening');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new SettingsError(`VROOM_METRICS_LISTEN is "${host}:${port}", where nobody can listen (${code})`);
    }
    return new MetricsServer(server);
  }

  /** Where it listens. */
  get port(): number {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { token, scrape }: MetricsServerOptions,
): Promise<void> {
  const refusal = refusalOf(request, token);
  if (refusal) refuse(response, ...refusal);
  else {
    const text = await scrape();
    response.setHeader('Content-Type', expositionType);
    response.end(text);
  }
}

type Refusal = [status: number, why: string, headers?: Record<string, string>];

function refusalOf({ method, url = '', headers }: IncomingMessage, token: string): Refusal | undefined {
  if (url.replace(/\?.*/, '') !== '/metrics') return [404, 'Here are the metrics, at /metrics.'];
  if (token !== '' && !showsToken(headers.authorization, token))
    return [401, 'The metrics need the token of VROOM_METRICS_TOKEN.', { 'WWW-Authenticate': 'Bearer' }];
  if (method !== 'GET' && method !== 'HEAD') return [405, 'The metrics are read by GET.', { Allow: 'GET, HEAD' }];
  return undefined;
}

function refuse(response: ServerResponse, ...[status, why, headers]: Refusal): void {
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${why}\n`);
}
