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
  /** What may stand behind the `?`; texts, as an address has them. */
  readonly query?: z.ZodType;
  /** Left out where the call takes no body. */
  readonly body?: Body;
  /** Where the call takes `application/octet-stream` instead: so many bytes at most. */
  readonly bytes?: number;
  readonly status: 200 | 201 | 204;
  /** The media type of what comes, where it is a file and no JSON. */
  readonly file?: string;
  /** Left out with 204, and where a file comes. */
  readonly result?: Result;
  /** What can go wrong beside what can go wrong anywhere or with any path that names a room: see {@link problemsOf}. */
  readonly problems: readonly ProblemCode[];
}

/** Keeps the exact schema types of an endpoint, which the client's types are made of. */
export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition;
}

const anywhere: readonly ProblemCode[] = ['malformed', 'invalid_key', 'too_many_requests', 'internal', 'unavailable'];
const withBody: readonly ProblemCode[] = ['payload_too_large', 'unsupported_media_type'];
const withRoom: readonly ProblemCode[] = ['room_not_found', 'room_name_invalid', 'room_name_reserved'];
const whenWriting: readonly ProblemCode[] = ['origin_denied'];

function roleNeeded({ access, params }: Endpoint): ProblemCode[] {
  const inRoom: ProblemCode[] = params && 'name' in params ? ['no_role'] : [];
  return ['unauthenticated', ...inRoom, ...(access === 'participant' ? [] : (['forbidden'] as const))];
}

/** All that may go wrong with a call: what it names itself, and what follows from its shape. */
export function problemsOf(call: Endpoint): ProblemCode[] {
  return [
    ...anywhere,
    ...(call.body || call.bytes ? withBody : []),
    ...(call.method === 'GET' ? [] : whenWriting),
    ...(call.params && 'name' in call.params ? withRoom : []),
    ...(call.access === 'anyone' ? [] : roleNeeded(call)),
    ...call.problems,
  ];
}
