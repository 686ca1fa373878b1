import { StandardSchemaValidationPipe, type StandardSchemaValidationPipeOptions } from '@nestjs/common';
import type { FieldError } from '@vroom/contract';
import { ProblemError } from './problem-error.js';

type Issues = Parameters<NonNullable<StandardSchemaValidationPipeOptions['exceptionFactory']>>[0];

/** More would not help a developer, and a body with a million wrong fields must not make a large answer. */
const maxErrors = 20;

/** Keys that are wrong are quoted, and may be as long as the body. */
function brief(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** `malformed`, naming each field that does not fit and what is allowed there. */
export function malformed(issues: Issues): ProblemError {
  const errors = issues.slice(0, maxErrors).map(({ path, message }): FieldError => ({
    path: brief((path ?? []).map((key) => String(typeof key === 'object' ? key.key : key)).join('.')),
    message: brief(message),
  }));
  return new ProblemError('malformed', { errors });
}

/** Checks what comes in against the contract's schema that the parameter names. */
export const validationPipe = new StandardSchemaValidationPipe({ exceptionFactory: malformed });
