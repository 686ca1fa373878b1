import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ClientAddresses } from './client-addresses.js';

/** What proxies make: nginx 32 hexadecimal digits, Apache 27 letters, digits, `@` and `-`, others a UUID. */
const wellFormed = /^[\w.@-]{8,64}$/;

/** By what a request is known in our log, and in that of the proxy before us if it sends `X-Request-Id`. */
@Injectable()
export class RequestIds {
  constructor(private readonly addresses: ClientAddresses) {}

  /** The same each time. One that comes with the request is taken from a trusted proxy only: others would fill our log with theirs. */
  of(request: IncomingMessage): string {
    if (typeof request.id === 'string') return request.id;
    const { 'x-request-id': given } = request.headers;
    const taken = typeof given === 'string' && wellFormed.test(given) && this.addresses.isFromProxy(request);
    const id = taken ? given : randomUUID();
    // Where pino-http looks for it.
    request.id = id;
    return id;
  }
}
