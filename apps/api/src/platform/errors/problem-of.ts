import { HttpException, type Logger } from '@nestjs/common';
import { problemStatus, type ProblemCode } from '@vroom/contract';
import { awayTime, isDatabaseAway, reasonOf } from '../database/database-away.js';
import { ProblemError } from './problem-error.js';

/** Which code stands for an error of Nest, Express or the body parser, by its HTTP status. */
const codeOfStatus: Partial<Record<number, ProblemCode>> = {
  400: 'malformed',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  503: 'unavailable',
};

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  // Express' body parser and router throw errors of http-errors' shape.
  if (error instanceof Error && 'status' in error && typeof error.status === 'number') return error.status;
  return problemStatus.internal;
}

/** {@link problemOf}, with a line in the log where the fault is ours. To refuse what is too much for us is none. */
export function loggedProblemOf(error: unknown, logger: Logger): ProblemError {
  const problem = problemOf(error);
  if (problem.status < 500 || problem === error) return problem;
  // Every call fails in the same place then, and where that is says nothing.
  if (isDatabaseAway(error)) logger.warn(`The database is away: ${reasonOf(error)}`);
  else logger.error(problem.cause ?? problem);
  return problem;
}

/** Any error as a problem. What we don't know is `internal`, and its own words stay in the log. */
function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isDatabaseAway(error)) return new ProblemError('unavailable', { cause: error, wait: awayTime });
  const code = codeOfStatus[statusOf(error)] ?? 'internal';
  const detail = detailOf(error);
  return new ProblemError(code, { cause: error, ...(detail !== undefined && { detail }) });
}

/** Our own words for what the body parser refuses; its words quote the body. */
function detailOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('type' in error)) return undefined;
  if (error.type === 'entity.parse.failed') return 'The body is not valid JSON.';
  if (error.type === 'entity.too.large') return `The body is larger than ${(error as { limit?: number }).limit} bytes.`;
  return undefined;
}
