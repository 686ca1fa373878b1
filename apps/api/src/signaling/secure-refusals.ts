import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'socket.io';

/** What engine.io tells of a connection that it refuses. */
interface Refusal {
  req: IncomingMessage;
  message: string;
  context?: { message?: string };
}

type HeadersOf = (request: IncomingMessage) => Readonly<Record<string, string>>;

/**
 * Answers of Socket.IO itself pass no middleware of ours: what it refuses says the same as every other answer.
 *
 * @param headersOf what that is
 */
export function secureRefusals(engine: Server['engine'], headersOf: HeadersOf): void {
  engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    // One that is taken is no answer for a browser to show.
    if (request.headers.upgrade === undefined) response.setHeaders(new Map(Object.entries(headersOf(request))));
    next();
  });
  engine.on('connection_error', ({ req, message, context }: Refusal) => {
    // Before engine.io would, which then finds nothing left to write to.
    if (req.headers.upgrade === undefined || !req.socket.writable) return;
    req.socket.end(written(context?.message ?? message, headersOf(req)));
  });
}

function written(message: string, common: ReturnType<HeadersOf>): string {
  const headers = {
    Connection: 'close',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(message),
    ...common,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return ['HTTP/1.1 400 Bad Request', ...lines, '', message].join('\r\n');
}
