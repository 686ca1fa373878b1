import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { SETTINGS } from '../config/config.token.js';
import type { Settings } from '../config/settings.js';

/** The path under which people find this instance, as in `https://example.org/vroom`; `''` for the root. */
export function basePathOf({ base_path, public_url }: Settings['daemon']): string {
  if (base_path !== '' || public_url === '') return base_path;
  return new URL(public_url).pathname.replace(/\/$/, '');
}

/** For whoever writes addresses of ours into an answer. */
@Injectable()
export class BasePath {
  private readonly base: string;

  constructor(@Inject(SETTINGS) { daemon }: Settings) {
    this.base = basePathOf(daemon);
  }

  /** @param path one of ours, from its slash on. @returns the one that a browser asks for */
  under(path: string): string {
    return this.base + path;
  }

  /** For what belongs to all of our pages, and to no others of that host. */
  get cookiePath(): string {
    return this.base || '/';
  }
}

/**
 * Takes the base path off what is asked for, where it is there. A proxy may have done it already; a health check that asks this port knows
 * of none. Either way one and the same thing is meant.
 */
export function withoutBase(url: string, base: string): string {
  return url.startsWith(`${base}/`) ? url.slice(base.length) : url;
}

/** The start page's address ends with a slash: what stands in the page is relative to it. */
export function basePathMiddleware(base: string) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const [path = ''] = request.url.split('?', 1);
    if (base !== '' && path === base) {
      response.redirect(308, `${base}/${request.url.slice(path.length)}`);
      return;
    }
    request.url = withoutBase(request.url, base);
    next();
  };
}

/** The same for a WebSocket, which no middleware sees. */
export function stripBasePath(request: IncomingMessage, base: string): void {
  request.url = withoutBase(request.url ?? '/', base);
}
