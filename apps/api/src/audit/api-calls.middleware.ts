import { Injectable, type NestMiddleware } from '@nestjs/common';
import { endpoints, type ProblemCode } from '@vroom/contract';
import type { NextFunction, Response } from 'express';
import { nobodyAt } from '../platform/events/actor.js';
import { ClientAddresses } from '../platform/http/client-addresses.js';
import type { AppRequest } from '../platform/http/request.js';
import { withoutToken } from '../platform/http/without-token.js';
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
    // Now, since who hangs up has no address any more.
    const address = this.addresses.of(request);
    const note = once(() => this.note(request, response, address));
    // Not by the event `finish`: it never comes where the caller hangs up, and what they asked for is done all the same.
    response.end = new Proxy(Reflect.get(response, 'end'), {
      apply: (end, self, args): unknown => {
        note();
        return Reflect.apply(end, self, args);
      },
    });
    next();
  }

  private note(request: AppRequest, response: Response, address: string): void {
    const { principal, method } = request;
    const code = response.locals['problem'] as ProblemCode | undefined;
    const denial = code && denialEvent(code);
    if (denial) {
      // Who floods us chooses the paths; it is one refusal all the same.
      const message = code === 'too_many_requests' ? code : `${method} ${callOf(request)}: ${code}`;
      this.audit.recordDenial(denial, principal ?? nobodyAt(address), message);
    } else if (!code && principal && isWriteOf(request)) {
      this.audit.record('api_action_allowed', principal, `${method} ${withoutToken(request.baseUrl + request.path)}`);
    }
  }
}

/** Which call it is, in which room that there is: as we know them, not as the path names them. */
function callOf({ route, room, baseUrl, path }: AppRequest): string {
  const pattern = (route as { path?: string } | undefined)?.path ?? withoutToken(baseUrl + path);
  return room ? pattern.replace(':name', room.name) : pattern;
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}

/** A page that opens asks by it who one is. */
const asking = `POST /api/v1${endpoints.openSession.path}`;

/** Reading is no event, and neither is what people do by their browsers: that has events of its own. */
function isWriteOf({ principal, method, baseUrl, path }: AppRequest): boolean {
  if (method === 'GET' || method === 'HEAD' || `${method} ${baseUrl}${path}` === asking) return false;
  return principal?.kind === 'key' || principal?.admin === true;
}
