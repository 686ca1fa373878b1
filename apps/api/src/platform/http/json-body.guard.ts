import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '../errors/problem-error.js';
import type { AppRequest } from './request.js';

/** A body is JSON or it is refused: silently taking a form for an empty body would hide a client's mistake. */
@Injectable()
export class JsonBodyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<AppRequest>();
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    const hasBody = encoding !== undefined || Number(length ?? 0) > 0;
    if (hasBody && !request.is('application/json')) {
      throw new ProblemError('unsupported_media_type', { detail: 'The body must be application/json.' });
    }
    return true;
  }
}
