import { problemStatus, type FieldError, type ProblemCode } from '@vroom/contract';

export interface ProblemDetails extends ErrorOptions {
  /** A sentence for developers; the words for people come from the code. */
  detail?: string;
  errors?: FieldError[];
}

/** What services throw when something can't be done. One filter makes problem+json of it, another one an ack. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly detail: string | undefined;
  readonly errors: FieldError[] | undefined;

  constructor(
    readonly code: ProblemCode,
    { detail, errors, ...options }: ProblemDetails = {},
  ) {
    super(detail ?? code, options);
    this.detail = detail;
    this.errors = errors;
  }

  get status(): number {
    return problemStatus[this.code];
  }
}
