import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Certificate } from '../certificate.ts';

/** A proxy with HTTPS before several servers, each under a host of its own. Browsers have to be told where the hosts are, and to trust it. */
export class HttpsFront {
  /** Where each host leads: `meet.vroom.test` to `http://localhost:8090`. */
  readonly targets = new Map<string, string>();
  private readonly server: Server;
  private readonly certificate: Certificate;
  private readonly open = new Set<Duplex>();

  private constructor(server: Server, certificate: Certificate) {
    this.server = server;
    this.certificate = certificate;
    server.on('request', (request, response) => this.pass(request, response));
    server.on('upgrade', (request, socket, head) => this.passSocket(request, socket, head));
  }

  static async start(): Promise<HttpsFront> {
    const certificate = await Certificate.make();
    const [cert, key] = await Promise.all([readFile(certificate.cert), readFile(certificate.key)]);
    const front = new HttpsFront(createServer({ cert, key }), certificate);
    await once(front.server.listen(0, '127.0.0.1'), 'listening');
    return front;
  }

  /** The origin of a host. */
  url(host: string): string {
    return `https://${host}:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    this.server.closeAllConnections();
    this.server.close();
    await this.certificate.remove();
  }

  private targetOf({ headers: { host = '' } }: IncomingMessage): URL {
    return new URL(this.targets.get(host.split(':')[0] ?? '') ?? 'http://localhost:9');
  }

  private pass(request: IncomingMessage, response: ServerResponse): void {
    const { method, headers } = request;
    const options = { method, headers: { ...headers, 'x-forwarded-proto': 'https' } };
    const upstream = httpRequest(new URL(request.url ?? '/', this.targetOf(request)), options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    upstream.once('error', () => response.writeHead(502).end());
    request.pipe(upstream);
  }

  private passSocket(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { hostname, port } = this.targetOf(request);
    const upstream = connect(Number(port), hostname);
    const lines = request.rawHeaders.flatMap((name, index, all) => (index % 2 ? [] : [`${name}: ${all[index + 1]}`]));
    const first = `${request.method} ${request.url} HTTP/1.1`;
    upstream.write(`${[first, ...lines, 'X-Forwarded-Proto: https'].join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      this.open.add(one);
      one.pipe(other);
      // A side that goes takes the other with it.
      one.once('error', () => other.destroy());
      one.once('close', () => {
        other.destroy();
        this.open.delete(one);
      });
    }
  }
}
