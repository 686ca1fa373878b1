import type { Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/**
 * The calls that wait for an answer, so that a process can end without cutting one off. A connection that has said nothing yet counts
 * as one: its call is on the way. WebSockets don't count; who is cut off there comes back by itself.
 */
export class CallsUnderWay {
  private readonly waiting = new Set<Socket | ServerResponse>();
  private closing = false;
  private whenNone: () => void = () => undefined;

  constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => this.add(socket));
    // With TLS there are two of each connection: the one that requests have takes the place of the one below it.
    server.on('secureConnection', (socket: TLSSocket) => this.replaceBelow(socket));
    server.on('upgrade', ({ socket }) => this.remove(socket));
    // Ahead of the application, which may answer at once.
    server.prependListener('request', ({ socket }, response) => {
      this.add(response);
      this.remove(socket);
      if (this.closing) response.setHeader('Connection', 'close');
    });
  }

  /** Takes no more connections; those there are end with the answer that they wait for. */
  close(): void {
    this.closing = true;
    this.server.close();
    for (const each of this.waiting) {
      if ('headersSent' in each && !each.headersSent) each.setHeader('Connection', 'close');
    }
  }

  /** Settled when all calls are answered, or after `patience` ms. */
  async answered(patience: number): Promise<void> {
    if (this.waiting.size === 0) return;
    await new Promise<void>((resolve) => {
      const enough = setTimeout(resolve, patience);
      this.whenNone = () => {
        clearTimeout(enough);
        resolve();
      };
    });
  }

  private replaceBelow(socket: TLSSocket): void {
    for (const each of this.waiting) {
      const isBelow = each instanceof Socket && !(each instanceof TLSSocket) && isSameConnection(each, socket);
      if (isBelow) this.waiting.delete(each);
    }
    this.add(socket);
  }

  private add(each: Socket | ServerResponse): void {
    this.waiting.add(each);
    each.once('close', () => this.remove(each));
  }

  private remove(each: Socket | ServerResponse): void {
    this.waiting.delete(each);
    if (this.waiting.size === 0) this.whenNone();
  }
}

function isSameConnection(one: Socket, other: Socket): boolean {
  return one.remotePort === other.remotePort && one.remoteAddress === other.remoteAddress;
}
