import type * as z from 'zod';
import type { ProblemCode } from '../problem.js';

export const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;
export type Method = (typeof methods)[number];

/**
 * One call of the REST API, described once: the server mounts it, the client calls it and the OpenAPI document shows it
 * from this very object.
 */
export interface Endpoint<Body extends z.ZodType = z.ZodType, Result extends z.ZodType = z.ZodType> {
  readonly method: Method;
  /** Below `/api/v1`, parameters in braces: `/rooms/{name}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Who may call it: anybody with a session, or somebody who holds at least this role in the room. */
  readonly access: 'anyone' | 'participant' | 'owner' | 'admin';
  /** Whether a caller without a session gets one with this call. */
  readonly opensSession?: boolean;
  /** What each parameter of the path is. */
  readonly params?: Readonly<Record<string, string>>;
  /** Left out where the call takes no body. */
  readonly body?: Body;
  readonly status: 200 | 201 | 204;
  /** Left out with 204. */
  readonly result?: Result;
  /** What can go wrong beside what can go wrong anywhere (malformed, internal …). */
  readonly problems: readonly ProblemCode[];
}

/** Keeps the exact schema types of an endpoint, which the client's types are made of. */
export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition;
}
