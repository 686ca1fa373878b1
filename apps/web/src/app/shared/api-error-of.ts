import { ApiError } from '@vroom/api-client';

/** What was thrown, as an error that can be put into words. */
export function apiErrorOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('unexpected_answer', 'Something went wrong.', undefined, { cause: error });
}
