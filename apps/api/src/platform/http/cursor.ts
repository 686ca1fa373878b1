import type * as z from 'zod';
import { ProblemError } from '../errors/problem-error.js';

/** Says where a page ended. Opaque to who gets it. */
export function writeCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @param shape of what was written. @throws ProblemError `malformed` where it is none of ours, or of another list */
export function readCursor<T>(text: string, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const message = 'Expected the nextCursor of a page with the same sort';
  throw new ProblemError('malformed', { errors: [{ path: 'cursor', message }] });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
