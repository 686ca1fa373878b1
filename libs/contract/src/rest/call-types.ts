import type * as z from 'zod';
import type { endpoints, EndpointName } from './endpoints.js';

type Call<N extends EndpointName> = (typeof endpoints)[N];

/** The body a call takes, as the caller writes it; `undefined` where it takes none. */
export type CallBody<N extends EndpointName> =
  Call<N> extends { body: infer B extends z.ZodType } ? z.input<B> : undefined;

/** What a call takes that takes no JSON but bytes; `undefined` elsewhere. */
export type CallBytes<N extends EndpointName> = Call<N> extends { bytes: number } ? Uint8Array<ArrayBuffer> : undefined;

/** The parameters in the braces of a call's path. */
export type CallParams<N extends EndpointName> =
  Call<N> extends { params: infer P } ? Record<keyof P & string, string> : undefined;

/** What a call answers; `undefined` for 204 and for a file. */
export type CallResult<N extends EndpointName> =
  Call<N> extends { result: infer R extends z.ZodType } ? z.output<R> : undefined;

/** What may stand behind the `?`, as the caller writes it; `undefined` where the call takes nothing there. */
export type CallQuery<N extends EndpointName> =
  Call<N> extends { query: infer Q extends z.ZodType } ? z.input<Q> : undefined;
