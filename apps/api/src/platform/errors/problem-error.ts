import { problemStatus, type FieldError, type ProblemCode } from '@vroom/contract';

export interface ProblemDetails extends ErrorOptions {
  /** A sentence for developers; the words for people come from the code. */
  detail?: string;
  errors?: FieldError[];
  /** How long to wait before another try, in ms. */
  wait?: number;
}

/** What services throw when something can't be done. One filter makes problem+json of it, another one an ack. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly detail: string | undefined;
  readonly errors: FieldError[] | undefined;
  /** Seconds to wait before another try, as HTTP's `Retry-After` (RFC 9110 §10.2.3) counts them. */
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: ProblemCode,
    { detail, errors, wait, ...options }: ProblemDetails = {},
  ) {
    super(detail ?? code, options);
    this.detail = detail;
    this.errors = errors;
    this.retryAfter = wait === undefined ? undefined : Math.max(1, Math.ceil(wait / 1000));
  }

  get status(): number {
    return problemStatus[this.code];
  }

  /** What goes over the wire beside code and words: the same for problem+json and for an acknowledgement. */
  get details(): { detail?: string; errors?: FieldError[]; retryAfter?: number } {
    const { detail, errors, retryAfter } = this;
    return {
      ...(detail !== undefined && { detail }),
      ...(errors && { errors }),
      ...(retryAfter !== undefined && { retryAfter }),
    };
  }
}
