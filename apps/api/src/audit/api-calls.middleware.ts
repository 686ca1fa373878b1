import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { ProblemCode } from '@vroom/contract';
import type { NextFunction, Response } from 'express';
import { nobodyAt } from '../platform/events/actor.js';
import { ClientAddresses } from '../platform/http/client-addresses.js';
import type { AppRequest } from '../platform/http/request.js';
import { AuditService } from './audit.service.js';
import { denialEvent } from './denials.js';

/** Writes down which REST calls were refused, and what API keys and admins changed. */
@Injectable()
export class ApiCallsMiddleware implements NestMiddleware {
  constructor(
    private readonly audit: AuditService,
    private readonly addresses: ClientAddresses,
  ) {}

  use(request: AppRequest, response: Response, next: NextFunction): void {
    // Not `finish`, which does not come where somebody hangs up before the answer.
    response.once('prefinish', () => this.note(request, response));
    next();
  }

  private note(request: AppRequest, response: Response): void {
    const { principal, method } = request;
    const code = response.locals['problem'] as ProblemCode | undefined;
    const denial = code && denialEvent(code);
    if (denial) {
      const message = code === 'too_many_requests' ? code : `${method} ${callOf(request)}: ${code}`;
      this.audit.recordDenial(denial, principal ?? nobodyAt(this.addresses.of(request)), message);
    } else if (!code && principal && isWriteOf(request)) {
      this.audit.record('api_action_allowed', principal, `${method} ${request.baseUrl}${request.path}`);
    }
  }
}

/** Which call it is, in which room that there is. Who floods us chooses the rest of the path; it is one refusal all the same. */
function callOf({ route, room, baseUrl, path }: AppRequest): string {
  const pattern = (route as { path?: string } | undefined)?.path ?? baseUrl + path;
  return room ? pattern.replace(':name', room.name) : pattern;
}

/** Reading is no event, and neither is what people do by their browsers: that has events of its own. */
function isWriteOf({ principal, method }: AppRequest): boolean {
  return method !== 'GET' && method !== 'HEAD' && (principal?.kind === 'key' || principal?.admin === true);
}
