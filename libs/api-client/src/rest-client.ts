import {
  endpoints,
  type CallBody,
  type CallParams,
  type CallResult,
  type Endpoint,
  type EndpointName,
} from '@vroom/contract';
import { ApiError, errorOf, resultOf } from './errors.js';

type Given<Key extends string, T> = T extends undefined ? object : Record<Key, T>;

/** What a call takes: `params` for the braces of its path, `body` where it has one. */
export type CallInput<N extends EndpointName> = Given<'params', CallParams<N>> & Given<'body', CallBody<N>>;

export interface RestClientOptions {
  /** Where the API is, without a slash at the end: `''` for the page's own server, `https://vroom.example.net` elsewhere. */
  baseUrl: string;
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
    const { params, body } = input as { params?: Record<string, string>; body?: unknown };
    const response = await this.request(call, params ?? {}, body);
    if (!response.ok) throw await errorOf(response);
    return (call.result ? await resultOf(response) : undefined) as CallResult<N>;
  }

  private async request(call: Endpoint, params: Record<string, string>, body: unknown): Promise<Response> {
    const path = call.path.replace(/\{(\w+)\}/g, (_brace, key: string) => encodeURIComponent(params[key] ?? ''));
    const headers = {
      Accept: 'application/json, application/problem+json',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    };
    const init: RequestInit = { method: call.method, headers, credentials: 'same-origin' };
    if (body !== undefined) init.body = JSON.stringify(body);
    try {
      return await this.fetch(`${this.options.baseUrl}/api/v1${path}`, init);
    } catch (cause) {
      throw new ApiError('unreachable', 'The server could not be reached.', undefined, { cause });
    }
  }
}
