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
    response.once('finish', () => this.note(request, response));
    next();
  }

  private note(request: AppRequest, response: Response): void {
    const { principal, method } = request;
    const what = `${method} ${request.baseUrl}${request.path}`;
    const code = response.locals['problem'] as ProblemCode | undefined;
    const denial = code && denialEvent(code);
    if (denial) {
      // Who floods us chooses the paths; it is one refusal all the same.
      const message = code === 'too_many_requests' ? code : `${what}: ${code}`;
      this.audit.recordDenial(denial, principal ?? nobodyAt(this.addresses.of(request)), message);
    } else if (!code && principal && isWriteOf(request)) {
      this.audit.record('api_action_allowed', principal, what);
    }
  }
}

/** Reading is no event, and neither is what people do by their browsers: that has events of its own. */
function isWriteOf({ principal, method }: AppRequest): boolean {
  return method !== 'GET' && method !== 'HEAD' && (principal?.kind === 'key' || principal?.admin === true);
}
