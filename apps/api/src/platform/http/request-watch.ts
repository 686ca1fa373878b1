import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { onBehalfOf } from '../logging/origin.js';
import { Meters } from '../metrics/meters.js';
import { RequestIds } from './request-ids.js';

/** The first to see a request and the last to see its answer: gives it an id, and counts it. */
@Injectable()
export class RequestWatch {
  constructor(
    private readonly ids: RequestIds,
    private readonly meters: Meters,
  ) {}

  /** For Express, before anything that may refuse a request. */
  readonly middleware = (request: Request, response: Response, next: NextFunction): void => {
    const requestId = this.ids.of(request);
    response.setHeader('X-Request-Id', requestId);
    const began = performance.now();
    response.once('close', () => this.count(request, response, (performance.now() - began) / 1000));
    onBehalfOf({ requestId }, next);
  };

  private count(request: Request, response: Response, seconds: number): void {
    const pattern = patternOf(request);
    const status = response.writableFinished ? `${Math.trunc(response.statusCode / 100)}xx` : 'aborted';
    if (pattern === undefined) {
      const route = request.route === undefined && response.statusCode < 400 ? '(web app)' : '(none)';
      this.meters.requests.inc({ method: 'any', route, status });
      return;
    }
    this.meters.requests.inc({ method: request.method, route: pattern, status });
    this.meters.requestTime.observe(seconds);
  }
}

/** The pattern of the path as it is mounted, which no caller chooses; `undefined` where no handler is. */
function patternOf({ route }: Request): string | undefined {
  const { path } = (route ?? {}) as { path?: unknown };
  // What fits every path is a middleware of Nest's.
  return typeof path === 'string' && !path.endsWith('{*path}') ? path : undefined;
}
