import { endpoints, type AnyExample, type Endpoint, type EndpointName } from '@vroom/contract';

/** Who makes a call: a browser with its session, or an integrator with a key. */
export interface Caller {
  readonly url: string;
  fetch(url: URL, init: { method: string; headers?: Record<string, string>; body?: string }): Promise<Response>;
}

/** An integrator who shows this key. */
export function integrator(url: string, key: string): Caller {
  const Authorization = `Bearer ${key}`;
  return { url, fetch: (to, init) => fetch(to, { ...init, headers: { ...init.headers, Authorization } }) };
}

/** Makes a call as an example says it, without a client that would mend or hide anything. */
export function make(caller: Caller, name: EndpointName, { params = {}, query, body }: AnyExample): Promise<Response> {
  const { method, path }: Endpoint = endpoints[name];
  const url = new URL(`${caller.url}/api/v1${path.replace(/\{(\w+)\}/g, (_brace, key: string) => params[key] ?? '')}`);
  for (const [key, value] of Object.entries(query ?? {})) url.searchParams.set(key, String(value));
  if (body === undefined) return caller.fetch(url, { method });
  return caller.fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** The same with other names wherever one of these stands. */
export function renamed<T>(value: T, names: ReadonlyMap<string, string>): T {
  return JSON.parse(JSON.stringify(value), (_key, each: unknown) => {
    return typeof each === 'string' ? (names.get(each) ?? each) : each;
  }) as T;
}

/** The keys of a value, all the way down; the elements of a list count for the kinds of them there are. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value))
    return { listOf: [...new Set(value.map((each) => JSON.stringify(shapeOf(each))))].toSorted() };
  if (typeof value !== 'object' || value === null) return 'a value';
  const sorted = Object.entries(value).toSorted(([one], [other]) => one.localeCompare(other));
  return Object.fromEntries(sorted.map(([key, each]) => [key, shapeOf(each)]));
}
