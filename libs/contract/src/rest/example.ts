import type { CallBody, CallParams, CallQuery, CallResult } from './call-types.js';
import type { EndpointName } from './endpoints.js';

type Given<Key extends string, T> = [T] extends [undefined] ? object : Readonly<Record<Key, Exclude<T, undefined>>>;

/** One call as somebody makes it, and its answer; all that the call takes and gives is there. */
export type Example<N extends EndpointName> = Given<'params', CallParams<N>> &
  Given<'query', CallQuery<N>> &
  Given<'body', CallBody<N>> &
  Given<'result', CallResult<N>>;

/** An example of each of these calls. */
export type Examples<N extends EndpointName> = { readonly [Name in N]: Example<Name> };

/** Any example, for code that goes through all of them. */
export interface AnyExample {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly result?: unknown;
}

/** What the examples call the things that the server names: who makes the calls for real puts the real names in their place. */
export const exampleNames = {
  room: 'atelier',
  peerId: '5b2f6c1e-0d3a-4a57-9d52-7f1c8e64a0b3',
  keyId: '0e8d2a54-9a43-4d0c-8f5e-3b1d6c7f2a90',
  invitationId: '3f9c7b12-58d4-4e6a-b1f0-9d2a6c84e715',
  token: 'Zx3vQ0sTm5a8tYw2RbR7nHc1EfUkJ6pLdO4iG9yWqSA',
  /** When the meeting begins; a meeting of the past is refused. */
  startsAt: '2026-03-12T14:00:00.000Z',
} as const;
