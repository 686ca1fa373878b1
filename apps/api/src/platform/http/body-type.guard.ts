import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Endpoint } from '@vroom/contract';
import { ProblemError } from '../errors/problem-error.js';
import { ENDPOINT } from './endpoint.decorator.js';
import type { AppRequest } from './request.js';

/**
 * A body is JSON, or the bytes that the call takes instead, or it is refused: silently taking a form for an empty body would
 * hide a client's mistake.
 */
@Injectable()
export class BodyTypeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<AppRequest>();
    const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
    const hasBody = encoding !== undefined || Number(length ?? 0) > 0;
    const endpoint = this.reflector.get<Endpoint | undefined>(ENDPOINT, context.getHandler());
    const type = endpoint?.bytes ? 'application/octet-stream' : 'application/json';
    if (hasBody && !request.is(type)) {
      throw new ProblemError('unsupported_media_type', { detail: `The body must be ${type}.` });
    }
    return true;
  }
}
