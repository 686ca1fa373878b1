import * as z from 'zod';
import { ProblemError } from '../platform/errors/problem-error.js';

/** Where a page ended: the value it was sorted by, and the id, since other rooms may have the same value. */
export type RoomCursor = readonly [value: string | number, id: string];

const shape = z.tuple([z.union([z.string(), z.int()]), z.string()]);

/** Opaque to who gets it. */
export function writeCursor(cursor: RoomCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @param type what the list is sorted by. @throws ProblemError `malformed` where it is none of ours, or of another sort */
export function readCursor(text: string, type: 'string' | 'number'): RoomCursor {
  const parsed = shape.safeParse(jsonOf(text));
  if (!parsed.success || typeof parsed.data[0] !== type) {
    const message = 'Expected the nextCursor of a page with the same sort';
    throw new ProblemError('malformed', { errors: [{ path: 'cursor', message }] });
  }
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
