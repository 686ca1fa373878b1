import { problemSchema, type Problem, type ProblemCode, type SignalingError } from '@vroom/contract';

/** Codes of the contract, and the two failures in which no answer came at all or one that no VROOM server gives. */
export type ClientErrorCode = ProblemCode | 'unreachable' | 'unexpected_answer';

/** A call or command that failed. `title` is the server's sentence in the user's language, where it sent one. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ClientErrorCode;
  readonly title: string;
  readonly problem: Problem | SignalingError | undefined;

  constructor(code: ClientErrorCode, title: string, problem?: Problem | SignalingError, options?: ErrorOptions) {
    super(`${code}: ${title}`, options);
    this.code = code;
    this.title = title;
    this.problem = problem;
  }
}

/** Reads the body of a good answer. @throws ApiError `unexpected_answer` where it is no JSON, as from a captive portal */
export async function resultOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new ApiError('unexpected_answer', `HTTP ${response.status} without JSON`, undefined, { cause });
  }
}

/** Reads a failed answer. Anything but problem details (a proxy's error page, say) is an `unexpected_answer`. */
export async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = problemSchema.safeParse(body);
  if (!problem.success) return new ApiError('unexpected_answer', `HTTP ${response.status}`);
  return new ApiError(problem.data.code, problem.data.title, problem.data);
}
