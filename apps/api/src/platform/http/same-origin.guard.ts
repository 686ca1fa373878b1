import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '../errors/problem-error.js';
import type { AppRequest } from './request.js';
import { isSameOrigin } from './same-origin.js';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Keeps another site's page from writing with our visitor's cookie (CSRF), beside the cookie's own SameSite=Lax. */
@Injectable()
export class SameOriginGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const { method, headers } = context.switchToHttp().getRequest<AppRequest>();
    if (safeMethods.has(method)) return true;
    if (headers['sec-fetch-site'] === 'cross-site' || !isSameOrigin(headers.origin, headers.host)) {
      throw new ProblemError('origin_denied');
    }
    return true;
  }
}
