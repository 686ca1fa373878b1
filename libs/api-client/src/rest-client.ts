import {
  endpoints,
  type CallBody,
  type CallBytes,
  type CallParams,
  type CallQuery,
  type CallResult,
  type Endpoint,
  type EndpointName,
} from '@vroom/contract';
import { ApiError, errorOf, resultOf } from './errors.js';

type Given<Key extends string, T> = T extends undefined ? object : Record<Key, T>;

type Query<T> = T extends undefined ? object : { query?: T };

/**
 * What a call takes: `params` for the braces of its path, `body` or `bytes` where it has one, `query` for what stands behind
 * the `?`; and a `signal` to give it up by.
 */
export type CallInput<N extends EndpointName> = { signal?: AbortSignal } & Given<'params', CallParams<N>> &
  Given<'body', CallBody<N>> &
  Given<'bytes', CallBytes<N>> &
  Query<CallQuery<N>>;

export interface RestClientOptions {
  /** Where the API is, without a slash at the end: `''` for the page's own server, `https://vroom.example.net` elsewhere. */
  baseUrl: string;
  /** For integrators; a browser has its session cookie. */
  apiKey?: string;
  fetch?: typeof fetch;
}

/** The REST API, typed by the contract: `client.call('getRoom', { params: { name: 'atelier' } })`. */
export class RestClient {
  private readonly fetch: typeof fetch;
  private readonly options: RestClientOptions;

  constructor(options: RestClientOptions) {
    this.options = options;
    this.fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  }

  /**
   * Makes one call.
   *
   * @throws ApiError with the contract's code; `unreachable` where no answer came, or none was waited for
   */
  async call<N extends EndpointName>(name: N, input: CallInput<N>): Promise<CallResult<N>> {
    const call: Endpoint = endpoints[name];
    const response = await this.request(call, input as AnyInput);
    if (!response.ok) throw await errorOf(response);
    return (call.result ? await resultOf(response) : undefined) as CallResult<N>;
  }

  /**
   * Makes a call that answers with a file, which comes as it is read.
   *
   * @throws ApiError as {@link call} does, also where something else comes than the file
   */
  async file<N extends EndpointName>(name: N, input: CallInput<N>): Promise<Response> {
    const call: Endpoint = endpoints[name];
    const response = await this.request(call, input as AnyInput);
    if (!response.ok) throw await errorOf(response);
    return response;
  }

  private async request(call: Endpoint, input: AnyInput): Promise<Response> {
    const { params = {}, query = {}, signal } = input;
    const path = call.path.replace(/\{(\w+)\}/g, (_brace, key: string) => encodeURIComponent(params[key] ?? ''));
    const { apiKey, baseUrl } = this.options;
    const content = contentOf(input);
    const headers = {
      Accept: 'application/json, application/problem+json',
      ...(content && { 'Content-Type': content.type }),
      ...(apiKey !== undefined && { Authorization: `Bearer ${apiKey}` }),
    };
    const init: RequestInit = { method: call.method, headers, credentials: 'same-origin' };
    if (content) init.body = content.body;
    if (signal) init.signal = signal;
    try {
      return await this.fetch(`${baseUrl}/api/v1${path}${searchOf(query)}`, init);
    } catch (cause) {
      throw new ApiError('unreachable', 'The server could not be reached.', undefined, { cause });
    }
  }
}

interface AnyInput {
  params?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  bytes?: Uint8Array<ArrayBuffer>;
  signal?: AbortSignal;
}

function contentOf({ body, bytes }: AnyInput): { type: string; body: BodyInit } | undefined {
  if (bytes) return { type: 'application/octet-stream', body: bytes };
  return body === undefined ? undefined : { type: 'application/json', body: JSON.stringify(body) };
}

function searchOf(query: NonNullable<AnyInput['query']>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return search === '' ? '' : `?${search}`;
}
