import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '../errors/problem-error.js';
import type { AppRequest } from './request.js';

/** The request with what the guards found out; for parameter decorators. */
export function requestOf(context: ExecutionContext): AppRequest {
  return context.switchToHttp().getRequest<AppRequest>();
}

/** Who asks. @throws ProblemError `unauthenticated` where nobody said so */
export const Asker = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { principal } = requestOf(context);
  if (!principal) throw new ProblemError('unauthenticated');
  return principal;
});

/** The role of who asks in the room of the path, or `null`. */
export const AskerRole = createParamDecorator(
  (_: unknown, context: ExecutionContext) => requestOf(context).role ?? null,
);
