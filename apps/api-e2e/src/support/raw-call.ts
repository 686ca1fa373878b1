import { once } from 'node:events';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest, type RequestOptions } from 'node:https';

export interface RawAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

/** A call exactly as it is written, by a connection of its own: no client that tidies up its path, and from another address where one is given. */
export async function rawCall(
  url: string,
  path: string,
  options: Pick<RequestOptions, 'method' | 'headers' | 'localAddress' | 'ca'> = {},
  body?: string,
): Promise<RawAnswer> {
  const { protocol, hostname, port } = new URL(url);
  const request = protocol === 'https:' ? tlsRequest : plainRequest;
  const call = request({
    host: hostname === 'localhost' ? '127.0.0.1' : hostname,
    port,
    path,
    agent: false,
    ...options,
  });
  call.end(body);
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}
