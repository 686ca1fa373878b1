import {
  endpoints,
  type CallBody,
  type CallParams,
  type CallQuery,
  type CallResult,
  type Endpoint,
  type EndpointName,
} from '@vroom/contract';
import { ApiError, errorOf, resultOf } from './errors.js';

type Given<Key extends string, T> = T extends undefined ? object : Record<Key, T>;

type Query<T> = T extends undefined ? object : { query?: T };

/** What a call takes: `params` for the braces of its path, `body` where it has one, `query` for what stands behind the `?`. */
export type CallInput<N extends EndpointName> = Given<'params', CallParams<N>> &
  Given<'body', CallBody<N>> &
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

  constructor(private readonly options: RestClientOptions) {
    this.fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
  }

  /**
   * Makes one call.
   *
   * @throws ApiError with the contract's code; `unreachable` where no answer came
   */
  async call<N extends EndpointName>(name: N, input: CallInput<N>): Promise<CallResult<N>> {
    const call: Endpoint = endpoints[name];
    const response = await this.request(call, input as AnyInput);
    if (!response.ok) throw await errorOf(response);
    return (call.result ? await resultOf(response) : undefined) as CallResult<N>;
  }

  private async request(call: Endpoint, { params = {}, query = {}, body }: AnyInput): Promise<Response> {
    const path = call.path.replace(/\{(\w+)\}/g, (_brace, key: string) => encodeURIComponent(params[key] ?? ''));
    const { apiKey, baseUrl } = this.options;
    const headers = {
      Accept: 'application/json, application/problem+json',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(apiKey !== undefined && { Authorization: `Bearer ${apiKey}` }),
    };
    const init: RequestInit = { method: call.method, headers, credentials: 'same-origin' };
    if (body !== undefined) init.body = JSON.stringify(body);
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
}

function searchOf(query: NonNullable<AnyInput['query']>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return search === '' ? '' : `?${search}`;
}
