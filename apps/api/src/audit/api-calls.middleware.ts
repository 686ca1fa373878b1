import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { ProblemCode } from '@vroom/contract';
import type { NextFunction, Response } from 'express';
import { nobodyAt } from '../platform/events/actor.js';
import { ClientAddresses } from '../platform/http/client-addresses.js';
import type { AppRequest } from '../platform/http/request.js';
import type { AuditEventName } from './audit-events.js';
import { AuditService } from './audit.service.js';

/** Refusals that say something about who asked, and the events they are written as. */
const denials: Partial<Record<ProblemCode, AuditEventName>> = {
  admin_closed: 'api_action_denied',
  forbidden: 'api_action_denied',
  immune: 'api_action_denied',
  invalid_key: 'api_action_denied',
  kicked: 'api_action_denied',
  no_role: 'no_role',
  origin_denied: 'api_action_denied',
  room_locked: 'api_action_denied',
  too_many_requests: 'api_action_denied',
};

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
    const denial = code && denials[code];
    if (denial) {
      this.audit.recordDenial(denial, principal ?? nobodyAt(this.addresses.of(request)), `${what}: ${code}`);
    } else if (!code && principal && isWriteOf(request)) {
      this.audit.record('api_action_allowed', principal, what);
    }
  }
}

/** Reading is no event, and neither is what people do by their browsers: that has events of its own. */
function isWriteOf({ principal, method }: AppRequest): boolean {
  return method !== 'GET' && method !== 'HEAD' && (principal?.kind === 'key' || principal?.admin === true);
}
