import type { FieldError, ProblemCode } from '../problem.js';

/** What went wrong with a command; the words are in the sender's language. */
export interface SignalingError {
  code: ProblemCode;
  title: string;
  detail?: string;
  errors?: FieldError[];
  /** Seconds to wait before another try. */
  retryAfter?: number;
}

/** A command that asks for an acknowledgement always gets one of these. */
export type Ack<T> = { ok: true; data: T } | { ok: false; error: SignalingError };
